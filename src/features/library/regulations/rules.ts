/** Regulations the program cites, by the codes of their materials; each exists in every installation (0046). */
export const regulations = {
  constitution: '中国共产党章程',
  'branch-rules': '中国共产党支部工作条例（试行）',
  'election-rules': '中国共产党基层组织选举工作条例',
  'admission-rules': '中国共产党发展党员工作细则',
  'education-rules': '中国共产党党员教育管理工作条例',
  'dues-rules': '关于中国共产党党费收缴、使用和管理的规定',
  'document-rules': '党政机关公文处理工作条例',
  'disposal-rules': '中国共产党不合格党员组织处置办法',
  'enterprise-rules': '中国共产党国有企业基层组织工作条例（试行）',
  'terms-opinion': '关于党的基层组织任期的意见',
  'discipline-rules': '中国共产党纪律处分条例',
  'rights-rules': '中国共产党党员权利保障条例',
  'dues-notice': '关于进一步规范党费工作的通知',
  'dues-transfer-rules': '中央和国家机关党费收缴、使用和管理办法',
  'fifty-years-rules': '“光荣在党50年”纪念章颁发办法',
  'statistics-rules': '党内统计年报表填报与审核要求',
  'collection-rules': '党员基本信息采集要求',
  'seal-rules': '国务院关于国家行政机关和企业事业单位社会团体印章管理的规定',
  'sms-rules': '通信短信息服务管理规定',
  'gbt-9704': '党政机关公文格式',
  'dat-22': '归档文件整理规则',
  'gbt-18894': '电子文件归档与电子档案管理规范',
  'institute-rules': '本单位工作要求',
} as const
export type RegulationCode = keyof typeof regulations

/** How else they are called where they are cited. */
const shortNames: [name: string, code: RegulationCode][] = [
  ['支部工作条例（试行）', 'branch-rules'],
  ['支部工作条例', 'branch-rules'],
  ['基层组织选举工作条例', 'election-rules'],
  ['发展党员工作细则', 'admission-rules'],
  ['党员教育管理工作条例', 'education-rules'],
  ['党费收缴、使用和管理规定', 'dues-rules'],
  ['不合格党员组织处置办法', 'disposal-rules'],
]
/** Longer names first: a short one stands within them. */
const names = [
  ...Object.entries(regulations).map(([code, title]) => [title, code as RegulationCode] as const),
  ...shortNames,
].toSorted(([one], [other]) => other.length - one.length)

/** A regulation that is cited, with the places in it; none: the whole of it. */
export type Citation = { code: RegulationCode; title: string; anchors: string[] }

const digits = '零一二三四五六七八九'
/** 第一百二十条 as a number and back: articles are counted in words, up to 99 here. */
const numberOf = (words: string): number => {
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words]
  const ten = words.includes('十') ? (tens ? digits.indexOf(tens) : 1) : 0
  return ten * 10 + (ones ? digits.indexOf(ones) : 0)
}
const articleOf = (number: number): string => {
  const [ten, one] = [Math.floor(number / 10), number % 10]
  return `第${ten > 1 ? digits[ten] : ''}${ten ? '十' : ''}${one || !ten ? digits[one] : ''}条`
}

const article = '第([一二三四五六七八九十]+)条'
const ranges = new RegExp(`${article}(?:至${article})?`, 'g')

function articlesIn(text: string): string[] {
  const found = [...text.matchAll(ranges)].flatMap(([, from = '', until]) => {
    const [first, last] = [numberOf(from), numberOf(until ?? from)]
    return Array.from({ length: Math.max(last - first, 0) + 1 }, (_, at) => articleOf(first + at))
  })
  return [...new Set(found)]
}

/** Where each regulation is named in a text, from the front; what is named by a longer name is not found in it again. */
function namesIn(text: string): { code: RegulationCode; from: number; until: number }[] {
  const found: { code: RegulationCode; from: number; until: number }[] = []
  for (const [name, code] of names)
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
      const until = from + name.length
      if (!found.some((other) => from < other.until && until > other.from)) found.push({ code, from, until })
    }
  return found.toSorted((one, other) => one.from - other.from)
}

/** What a text cites: each regulation it names, with the articles that stand between it and the next. */
export function citationsIn(text: string): Citation[] {
  const found = namesIn(text)
  return found.map(({ code, until }, at) => ({
    code,
    title: regulations[code],
    anchors: articlesIn(text.slice(until, found[at + 1]?.from)),
  }))
}

const restOfCitation = new RegExp(`^》?(?:${article}(?:[至、]${article})*)?`)

/** A text in pieces: what cites a regulation has the address of its first article. */
export function piecesOf(text: string): { text: string; to?: string }[] {
  const pieces: { text: string; to?: string }[] = []
  let done = 0
  for (const { code, from, until } of namesIn(text)) {
    const end = until + (restOfCitation.exec(text.slice(until))?.[0].length ?? 0)
    const begin = text[from - 1] === '《' ? from - 1 : from
    if (begin > done) pieces.push({ text: text.slice(done, begin) })
    const cited = text.slice(begin, end)
    pieces.push({ text: cited, to: addressOfRegulation(code, articlesIn(cited)[0]) })
    done = end
  }
  return done < text.length ? [...pieces, { text: text.slice(done) }] : pieces
}

/** What a rule cites: its regulation with the place in it, which may be no article but words of its own. */
export function citationsOf({ regulation, article }: { regulation: string; article: string }): Citation[] {
  const cited = citationsIn(`${regulation}${article}`)
  return cited.length === 1 && cited[0]?.anchors.length === 0 && article
    ? [{ ...cited[0], anchors: [article] }]
    : cited
}

/** The page of a regulation, at a place in it. */
export const addressOfRegulation = (code: string, anchor?: string): string =>
  `/library/materials/by-code/${code}${anchor ? `#${anchor}` : ''}`
