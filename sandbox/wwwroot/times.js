const FUNCTION = /\{\{(DATE|TIME)\(([^,)]+)(?:,\s*(COMPACT|SHORT|LONG))?\)\}\}/g;
const STYLES = {
  COMPACT: {},
  SHORT: { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
  LONG: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
};

function local(words, locale, timeZone) {
  return words.replace(FUNCTION, (whole, name, iso, style) => {
    const at = new Date(iso.trim());
    if (Number.isNaN(at.getTime())) return whole;
    return name === 'TIME'
      ? at.toLocaleTimeString(locale, { timeZone, hour: 'numeric', minute: '2-digit' })
      : at.toLocaleDateString(locale, { timeZone, ...STYLES[style ?? 'COMPACT'] });
  });
}

/** A card's dates and times in the zone of whoever's chat it is: the renderer knows only the zone of this machine. */
export function localTimes(json, locale, timeZone) {
  return JSON.parse(JSON.stringify(json), (_, value) => typeof value === 'string' ? local(value, locale, timeZone) : value);
}
