from community.alerts.models.alert import Alert
from community.alerts.models.echo import Echo

__all__ = ["Alert", "Echo"]
