// The renderer’s script is deferred, so it is there when modules run.
const { AdaptiveCards } = window;

/** Unfolds and folds as the renderer does, but leaves the focus nowhere hidden, and calls nothing expanded that is no button. */
class Toggle extends AdaptiveCards.ToggleVisibilityAction {
  execute() {
    const pressed = document.activeElement;
    super.execute();
    const shown = Object.keys(this.targetElements).map(id => this.parent?.getRootElement().getElementById(id)?.renderedElement).filter(Boolean);
    shown.forEach(item => item.removeAttribute('aria-expanded'));

    // The line that says "show" makes way for the one that says "hide".
    if (!pressed.checkVisibility()) shown.find(item => item.tabIndex === 0 && item.checkVisibility())?.focus();
  }
}

AdaptiveCards.GlobalRegistry.defaultActions.register(AdaptiveCards.ToggleVisibilityAction.JsonTypeName, Toggle);
