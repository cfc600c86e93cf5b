// How Teams lays out cards, in its light and its dark theme.
const light = {
  fg: '#242424', subtle: '#595959', accent: '#4f52b2', good: '#0e6a0e', warning: '#835c00', attention: '#b10e1c',
  card: '#ffffff', emphasis: '#f0f0f0', goodBack: '#e7f2da', warningBack: '#fbf6d9', attentionBack: '#fcf4f6', accentBack: '#e8ebfa', line: '#e0e0e0',
};
const dark = {
  fg: '#ffffff', subtle: '#bdbdbd', accent: '#aab0fa', good: '#92d08b', warning: '#f8d22a', attention: '#f7939c',
  card: '#292929', emphasis: '#3d3d3d', goodBack: '#0d2e0d', warningBack: '#463100', attentionBack: '#3e1f25', accentBack: '#2f2f4a', line: '#525252',
};

const shade = color => ({ default: color, subtle: color });

function style(colors, background) {
  return {
    backgroundColor: background,
    borderColor: colors.line,
    foregroundColors: {
      default: { default: colors.fg, subtle: colors.subtle },
      dark: { default: colors.fg, subtle: colors.subtle },
      light: { default: colors.subtle, subtle: colors.subtle },
      accent: shade(colors.accent),
      good: shade(colors.good),
      warning: shade(colors.warning),
      attention: shade(colors.attention),
    },
  };
}

export function hostConfig(isDark) {
  const colors = isDark ? dark : light;
  return {
    supportsInteractivity: true,
    fontFamily: '"Segoe UI", "Segoe UI Web", Inter, system-ui, -apple-system, Roboto, "Helvetica Neue", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colors.line },
    containerStyles: {
      default: style(colors, colors.card),
      emphasis: style(colors, colors.emphasis),
      accent: style(colors, colors.accentBack),
      good: style(colors, colors.goodBack),
      warning: style(colors, colors.warningBack),
      attention: style(colors, colors.attentionBack),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      iconPlacement: 'leftOfTitle',
      iconSize: 16,
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    factSet: {
      title: { color: 'default', size: 'default', isSubtle: false, weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
      spacing: 16,
    },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    textBlock: { headingLevel: 3 },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
    },
  };
}
