/** How the parts of a record are called where somebody reads them before they leave. */
const titles: Record<string, string> = {
  code: '代码',
  kind: '类型',
  title: '标题',
  summary: '摘要',
  shelves: '栏目',
  topics: '专题',
  issuer: '制定机关',
  documentNumber: '文号',
  issuedOn: '发布日期',
  effectiveOn: '施行日期',
  repealedOn: '废止日期',
  publishedAt: '发布时间',
  versions: '版本',
  bodyHtml: '正文',
  source: '出处',
  address: '网址',
  url: '网址',
  changeNote: '修改说明',
  validFrom: '有效起始',
  validUntil: '有效截止',
  parts: '条目',
  heading: '标题',
  text: '文字',
  tracks: '字幕与章节',
  words: '内容',
  looks: '检查结果',
  onDay: '日期',
  outcome: '结果',
  reason: '说明',
  name: '名称',
  file: '文件',
}
const unread = new Set(['digest', 'pieces', 'cover', 'anchor', 'key', 'bytes'])

/** All words of a record, each with where it stands: what a person reads before it leaves. */
export function textsOf(value: unknown, place = ''): { place: string; text: string }[] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value))
    return value.flatMap((one, at) => textsOf(one, value.length > 1 ? `${place} ${at + 1}` : place))
  if (typeof value !== 'object') return [{ place, text: plain(String(value)) }]
  return Object.entries(value).flatMap(([name, inner]) =>
    unread.has(name) ? [] : textsOf(inner, [place, titles[name] ?? name].filter(Boolean).join(' · ')),
  )
}

const plain = (text: string) =>
  text
    .replace(/<(?:br ?\/?|\/(?:p|h[1-6]|li|tr))>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .trim()
