/** The 34 provincial units, in the order of GB/T 2260, whose first two digits are their codes. */
const units = [
  ['11', '北京市', '北京', '京', 'beijing', 'bj'],
  ['12', '天津市', '天津', '津', 'tianjin', 'tj'],
  ['13', '河北省', '河北', '冀', 'hebei', 'hb'],
  ['14', '山西省', '山西', '晋', 'shanxi', 'sx'],
  ['15', '内蒙古自治区', '内蒙古', '蒙', 'neimenggu', 'nmg'],
  ['21', '辽宁省', '辽宁', '辽', 'liaoning', 'ln'],
  ['22', '吉林省', '吉林', '吉', 'jilin', 'jl'],
  ['23', '黑龙江省', '黑龙江', '黑', 'heilongjiang', 'hlj'],
  ['31', '上海市', '上海', '沪', 'shanghai', 'sh'],
  ['32', '江苏省', '江苏', '苏', 'jiangsu', 'js'],
  ['33', '浙江省', '浙江', '浙', 'zhejiang', 'zj'],
  ['34', '安徽省', '安徽', '皖', 'anhui', 'ah'],
  ['35', '福建省', '福建', '闽', 'fujian', 'fj'],
  ['36', '江西省', '江西', '赣', 'jiangxi', 'jx'],
  ['37', '山东省', '山东', '鲁', 'shandong', 'sd'],
  ['41', '河南省', '河南', '豫', 'henan', 'hn'],
  ['42', '湖北省', '湖北', '鄂', 'hubei', 'hb'],
  ['43', '湖南省', '湖南', '湘', 'hunan', 'hn'],
  ['44', '广东省', '广东', '粤', 'guangdong', 'gd'],
  ['45', '广西壮族自治区', '广西', '桂', 'guangxi', 'gx'],
  ['46', '海南省', '海南', '琼', 'hainan', 'hn'],
  ['50', '重庆市', '重庆', '渝', 'chongqing', 'cq'],
  ['51', '四川省', '四川', '川', 'sichuan', 'sc'],
  ['52', '贵州省', '贵州', '贵', 'guizhou', 'gz'],
  ['53', '云南省', '云南', '云', 'yunnan', 'yn'],
  ['54', '西藏自治区', '西藏', '藏', 'xizang', 'xz'],
  ['61', '陕西省', '陕西', '陕', 'shaanxi', 'sx'],
  ['62', '甘肃省', '甘肃', '甘', 'gansu', 'gs'],
  ['63', '青海省', '青海', '青', 'qinghai', 'qh'],
  ['64', '宁夏回族自治区', '宁夏', '宁', 'ningxia', 'nx'],
  ['65', '新疆维吾尔自治区', '新疆', '新', 'xinjiang', 'xj'],
  ['71', '台湾省', '台湾', '台', 'taiwan', 'tw'],
  ['81', '香港特别行政区', '香港', '港', 'xianggang', 'xg'],
  ['82', '澳门特别行政区', '澳门', '澳', 'aomen', 'am'],
] as const

export type Province = (typeof units)[number][0]
export const provinceCodes = units.map(([code]) => code) as [Province, ...Province[]]
export const provinces = units.map(([code, name, short, one]) => ({ code, name, short, one }))
export const provinceNames = Object.fromEntries(units.map(([code, name]) => [code, name])) as Record<
  Province,
  string
>

export const kinds = ['memorial', 'site', 'museum', 'cemetery', 'online'] as const
export type Kind = (typeof kinds)[number]
export const kindNames: Record<Kind, string> = {
  memorial: '纪念馆',
  site: '旧址',
  museum: '展馆',
  cemetery: '烈士陵园',
  online: '线上展',
}

export const themes = [
  'founding',
  'revolution',
  'longMarch',
  'resistance',
  'liberation',
  'construction',
  'reform',
  'newEra',
  'martyrs',
  'figures',
] as const
export type Theme = (typeof themes)[number]
export const themeNames: Record<Theme, string> = {
  founding: '建党',
  revolution: '土地革命',
  longMarch: '长征',
  resistance: '抗战',
  liberation: '解放战争',
  construction: '建设',
  reform: '改革开放',
  newEra: '新时代',
  martyrs: '英烈',
  figures: '人物',
}

export const linkStates = ['unchecked', 'alive', 'unsteady', 'dead'] as const
export type LinkState = (typeof linkStates)[number]
export const linkStateNames: Record<LinkState, string> = {
  unchecked: '未核验',
  alive: '可用',
  unsteady: '暂不可用',
  dead: '已失效',
}

/** What people write when they look for something: small letters, without blanks and dots. */
export const plain = (text: string) => text.toLowerCase().replace(/[\s·•.]+/g, '')

/** The units that a text names: 江西, 赣, jiangxi, jx. One Chinese character finds by the short name, two letters at least. */
export function provincesNamed(text: string): Province[] {
  const sought = plain(text)
  if (sought === '') return []
  const latin = /^[a-z]+$/.test(sought)
  return units.flatMap(([code, name, , one, pinyin, initials]) => {
    if (latin) return sought.length > 1 && (pinyin.startsWith(sought) || initials === sought) ? [code] : []
    return name.startsWith(sought) || sought === one ? [code] : []
  })
}

/** What stands on a site's page; proposed, amended and entered alike. */
export type SiteValues = {
  name: string
  province: Province
  place: string
  kind: Kind
  themes: readonly Theme[]
  introduction: string
  sourceTitle: string
  sourceAddress: string
  location: string | null
  url: string | null
}

/** The names of what a site's page says, as they stand in forms, refusals and the trail. */
export const siteFieldNames: Record<keyof SiteValues, string> = {
  name: '名称',
  province: '省份',
  place: '所在地',
  kind: '类别',
  themes: '主题',
  introduction: '介绍',
  sourceTitle: '来源名称',
  sourceAddress: '来源网址',
  location: '详细位置',
  url: '网址',
}

/** The fields in which two differ. */
export const differing = (one: SiteValues, other: SiteValues): (keyof SiteValues)[] =>
  (Object.keys(siteFieldNames) as (keyof SiteValues)[]).filter(
    (field) => String(one[field] ?? '') !== String(other[field] ?? ''),
  )

/**
 * Why an address cannot be one of a public site: people press it, and the link check asks it. Names and numbers of the
 * house's own network are refused here already, what a name leads to when it is asked.
 */
export function whyNotPublic(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'red-address-form'
  if (url.username || url.password) return 'red-address-form'
  const host = url.hostname.replace(/\.$/, '')
  const isNumber = /^[\d.]+$/.test(host) || host.includes(':')
  const inside = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|test|invalid)$/.test(host)
  return isNumber || inside || !host.includes('.') ? 'red-address-inside' : null
}
