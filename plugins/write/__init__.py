"""The fifth stage: the finished site takes the old one's place in one step."""
