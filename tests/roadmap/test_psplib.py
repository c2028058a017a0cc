from __future__ import annotations

from itineraire.roadmap.decode import Decoder
from itineraire.roadmap.grid import grid_of
from tests.bench.psplib import END, as_problem, main, read_project, report, shortest

#: Four jobs of 3, 4, 2 and 3 on one resource of 4 units. Jobs 2 and 3 ask for 3 units each and follow each
#: other (7); job 4 asks for 1 and runs beside them, job 5 asks for 4 and comes after all: 7 + 3 = 10.
TEXT = """\
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          3           2   3   4
   2        1          1           5
   3        1          1           5
   4        1          1           5
   5        1          1           6
   6        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1
------------------------------------------------------------------------
  1      1     0       0
  2      1     3       3
  3      1     4       3
  4      1     2       1
  5      1     3       4
  6      1     0       0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1
    4
************************************************************************
"""


def test_a_project_file_is_read():
    project = read_project("tiny", TEXT)
    assert project.durations == (0, 3, 4, 2, 3, 0)
    assert project.needs == ((0,), (3,), (3,), (1,), (4,), (0,))
    assert project.followers[0] == (1, 2, 3)
    assert project.units == (4,)


def test_the_shortest_project_is_found_and_proved():
    assert shortest(read_project("tiny", TEXT), 20.0) == (10, True)


def test_the_report_tells_the_gap_to_the_best_known():
    line = report([read_project("tiny", TEXT)], {"tiny": 10}, 20.0, peer=False)
    assert "proved 100.0 %" in line
    assert "mean gap 0.00 %" in line


def test_a_folder_without_projects_says_so(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "no .sm file" in capsys.readouterr().err


def test_what_a_task_waits_for_is_placed_in_the_order_of_the_tasks():
    # one resource of 4 units: job 2 (3 units) delays job 3 (3 units) or the other way round; the order decides
    problem = as_problem(read_project("tiny", TEXT), 14)
    grid = grid_of(problem)
    end, first, second = (grid.index[name] for name in (END, "1", "2"))

    assert Decoder(grid).decode([end, first, second]).starts[second] == 3
    assert Decoder(grid).decode([end, second, first]).starts[first] == 4
