"""The built site in engines besides today's Chromium: Firefox, WebKit, and Chromium of 2020 and 2022."""
