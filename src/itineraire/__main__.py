"""``python -m itineraire``."""

from itineraire.cli import app

if __name__ == "__main__":
    app()
