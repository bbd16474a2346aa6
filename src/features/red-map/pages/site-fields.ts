import type { Field } from '#web/kit/fields.ts'
import { kindNames, linkStateNames, provinces, themeNames } from '../rules.ts'

const optionsOf = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const provinceOptions = provinces.map(({ code, name }) => ({ value: code, label: name }))

/** What the map and the list are narrowed to; the province is the map's own business. */
export const mapFilters: Field[] = [
  { kind: 'text', name: 'text', label: '搜索', placeholder: '场馆名称、地名、省份，或拼音' },
  { kind: 'choice', name: 'theme', label: '主题', options: optionsOf(themeNames) },
  { kind: 'choice', name: 'kind', label: '类别', options: optionsOf(kindNames) },
  { kind: 'choice', name: 'linkState', label: '链接', options: optionsOf(linkStateNames) },
]

export const provinceField: Field = {
  kind: 'choice',
  name: 'province',
  label: '省份',
  options: provinceOptions,
}

/** What a proposal says of a site. */
export const siteFields: Field[] = [
  { kind: 'text', name: 'name', label: '名称', required: true, maximum: 60, wide: true },
  { ...provinceField, required: true } as Field,
  { kind: 'text', name: 'place', label: '所在地', required: true, maximum: 40, placeholder: '市、区或县' },
  { kind: 'choice', name: 'kind', label: '类别', required: true, options: optionsOf(kindNames) },
  {
    kind: 'choices',
    name: 'themes',
    label: '主题',
    required: true,
    options: optionsOf(themeNames),
    hint: '一至三个',
  },
  {
    kind: 'words',
    name: 'introduction',
    label: '介绍',
    required: true,
    rows: 4,
    maximum: 300,
    hint: '30–300 字，用自己的话写，只写有出处的事实。',
  },
  {
    kind: 'text',
    name: 'sourceTitle',
    label: '出处名称',
    required: true,
    maximum: 120,
    hint: '如“某某纪念馆官方网站”“国务院第三批名录”。',
  },
  {
    kind: 'text',
    name: 'sourceAddress',
    label: '出处网址',
    required: true,
    maximum: 500,
    placeholder: 'https://',
  },
  {
    kind: 'text',
    name: 'location',
    label: '详细位置',
    maximum: 120,
    hint: '出处里写明了才填，不要推测。',
  },
  {
    kind: 'text',
    name: 'url',
    label: '网址',
    maximum: 500,
    placeholder: 'https://',
    hint: '出处里写明了才填。外网区检查通过以前显示“未核验”。',
  },
]
