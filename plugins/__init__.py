"""The site's own Pelican plugins: pure functions first in each module, `register()` last."""
