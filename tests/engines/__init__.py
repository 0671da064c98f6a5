"""The built site in engines other than the newest Chromium: Firefox, WebKit, and Chromium of 2020 and 2022."""
