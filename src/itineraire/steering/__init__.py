"""Fifth step: who carries the plan, what moved, what is proven, what blocks, what to decide."""

from itineraire.steering.result import Steering
from itineraire.steering.slips import BoardSlips, slips_of
from itineraire.steering.steer import Past, steer, steer_from

__all__ = ["BoardSlips", "Past", "Steering", "slips_of", "steer", "steer_from"]
