import type { ThemeConfig } from 'antd'
import { ink, red, sans, semantic, type TypeSize } from './tokens.ts'

const scale: Record<TypeSize, { fontSize: number; controlHeight: number; sizeStep: number }> = {
  standard: { fontSize: 14, controlHeight: 34, sizeStep: 4 },
  large: { fontSize: 17, controlHeight: 42, sizeStep: 5 },
  elder: { fontSize: 20, controlHeight: 50, sizeStep: 6 },
}

/** antd in our colours, at one of the three type sizes. */
export function antdTheme(size: TypeSize): ThemeConfig {
  const standard = size === 'standard'
  return {
    token: { ...colours, ...shape, ...scale[size], lineHeight: 1.6 },
    components: {
      Table: {
        headerBg: '#FAF7F4',
        headerColor: ink[700],
        headerSplitColor: 'transparent',
        headerBorderRadius: 8,
        rowHoverBg: '#FDF9F6',
        rowSelectedBg: red[50],
        rowSelectedHoverBg: red[100],
        headerSortActiveBg: '#F6F0EA',
        headerSortHoverBg: '#F6F0EA',
        bodySortBg: 'transparent',
      },
      Tabs: { itemColor: ink[700], horizontalItemPadding: '13px 0' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Segmented: { itemSelectedColor: red[700], trackBg: ink[100] },
      Select: { optionSelectedBg: red[100], optionSelectedColor: red[700] },
      Pagination: { itemActiveBg: '#fff' },
      Tag: { defaultBg: '#F6F3F0' },
      Progress: { remainingColor: ink[100] },
      Tree: { nodeSelectedBg: red[100], nodeHoverBg: '#F8F4F1', titleHeight: standard ? 34 : 44 },
    },
  }
}

const colours = {
  colorPrimary: red[600],
  colorPrimaryHover: '#CB2A34',
  colorPrimaryActive: red[700],
  colorPrimaryBg: red[50],
  colorPrimaryBgHover: red[100],
  colorPrimaryBorder: red[200],
  colorLink: red[600],
  colorInfo: semantic.info,
  colorInfoBg: '#EAF1F7',
  colorInfoBorder: '#BDD2E4',
  colorSuccess: semantic.success,
  colorSuccessBg: '#E9F5EE',
  colorSuccessBorder: '#BFE0CC',
  colorWarning: semantic.warning,
  colorWarningBg: '#FDF3E1',
  colorWarningBorder: '#F3D9A8',
  colorError: semantic.error,
  colorErrorBg: '#FDEEE7',
  colorErrorBorder: '#F5C3AC',
  colorTextBase: ink[900],
  colorTextSecondary: ink[700],
  colorTextTertiary: ink[500],
  colorTextDescription: ink[500],
  colorTextPlaceholder: '#766F6A',
  colorBorder: '#DCD5CF',
  colorBorderSecondary: ink[200],
  colorBgLayout: ink[50],
  colorSplit: '#EFEBE7',
}

const shape = {
  borderRadius: 6,
  borderRadiusLG: 10,
  fontFamily: sans,
  boxShadowTertiary: '0 1px 2px rgba(60,20,15,.04), 0 4px 16px -6px rgba(60,20,15,.06)',
}
