"""What makes a build of the public site a release."""
