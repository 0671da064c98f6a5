// Return [rule, element, message] for everything that moves, or would move.
() => {
  const found = [];
  const report = (element, message) => found.push(["motion", nameOf(element), message]);
  for (const { effect } of document.getAnimations()) report(effect.target, "is moving");
  for (const element of document.querySelectorAll("*")) {
    if (element.matches("marquee, animate, animateMotion, animateTransform, set")) report(element, "moves by itself");
    if (getComputedStyle(element).scrollBehavior === "smooth") report(element, "scrolls smoothly");
    for (const part of [null, "::before", "::after"]) {
      const { animationName, transitionDuration } = getComputedStyle(element, part);
      const takesTime = transitionDuration.split(",").some((duration) => parseFloat(duration) > 0);
      if (animationName !== "none" || takesTime) report(element, `${part ?? "itself"} moves`);
    }
  }
  return found;
};
