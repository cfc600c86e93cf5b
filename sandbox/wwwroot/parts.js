/**
 * F6 leads from one part of the page to the next and Shift+F6 back, as in Teams.
 * parts(): each { root, focus }, in their order; those that do not show are passed over.
 */
export function leadBetween(parts) {
  document.addEventListener('keydown', event => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const shown = parts().filter(({ root }) => root.checkVisibility());
    const now = shown.findIndex(({ root }) => root.contains(document.activeElement));
    const next = event.shiftKey ? (now <= 0 ? shown.length : now) - 1 : (now + 1) % shown.length;
    shown[next].focus();
  });
}
