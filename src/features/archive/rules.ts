/**
 * 保管期限. 《归档文件整理规则》DA/T 22-2015 (V): Y 永久, D30 30年, D10 10年.
 */
export const retentions = ['Y', 'D30', 'D10'] as const
export type Retention = (typeof retentions)[number]
export const retentionNames: Record<Retention, string> = { Y: '永久', D30: '30年', D10: '10年' }

/** 档案门类代码. DA/T 22-2015 (V): WS 文书. */
export const documentsCategory = 'WS'

/**
 * How long what was asked for is kept, by the template of the 请示. Practice, not a text (M): what makes or unmakes an
 * organization or its committee is kept for good. A site keeps a table of its own over it.
 */
export const usualRetentions: Record<string, { name: string; retention: Retention }> = {
  'request-establishment': { name: '成立党支部', retention: 'Y' },
  'request-election': { name: '换届选举', retention: 'Y' },
  'request-candidates': { name: '候选人预备人选', retention: 'Y' },
  'request-by-election': { name: '增补委员', retention: 'Y' },
  'request-closure': { name: '撤销党支部', retention: 'Y' },
  'request-renaming': { name: '党支部更名', retention: 'Y' },
  'request-extension': { name: '延期换届', retention: 'D30' },
  'request-co-building': { name: '政企村共建项目立项', retention: 'D30' },
  'request-co-building-distribution': { name: '政企村共建收益分配方案', retention: 'D30' },
  'request-general': { name: '一般请示', retention: 'D10' },
  'transfer-letter': { name: '组织关系介绍信', retention: 'D10' },
  admission: { name: '发展党员材料', retention: 'Y' },
}
const otherwise: Retention = 'D10'

export const retentionOf = (kind: string, own: ReadonlyMap<string, Retention>): Retention =>
  own.get(kind) ?? usualRetentions[kind]?.retention ?? otherwise

export type Place = {
  fonds: string
  category: string
  year: number
  retention: Retention
  /** 机构（问题）代码: three letters or digits; may be left out. */
  department: string
}

/** The lowest class: 件号 begin anew in each. DA/T 22-2015 (V). */
export const classOf = ({ fonds, category, year, retention, department }: Place) =>
  [fonds, `${category}·${year}`, retention, ...(department ? [department] : [])].join('-')

/** 档号: 全宗号-门类·年度-保管期限-机构（问题）-件号, as A182-WS·2022-Y-XZ-0001. DA/T 22-2015 (V). */
export const archiveNumber = (place: Place, item: number) =>
  `${classOf(place)}-${String(item).padStart(4, '0')}`

/** The parts of a 档号; null for what is none. */
export function readArchiveNumber(text: string): (Place & { item: number }) | null {
  const [, fonds, category, year, retention, department = '', item] =
    /^([A-Z0-9]{4})-([A-Z]{2})·(\d{4})-(Y|D30|D10)(?:-([A-Z0-9]{2,3}))?-(\d{4})$/.exec(text) ?? []
  if (!fonds || !category || !year || !retention || !item) return null
  return {
    fonds,
    category,
    year: Number(year),
    retention: retention as Retention,
    department,
    item: Number(item),
  }
}

/** What a package is, among the stored files. */
export const typeOfPackage = 'application/bagit+zip'

export type PaperFacts = {
  title: string
  number: string | null
  status: 'draft' | 'issued' | 'voided'
  /** Typeset at least; sealed when its organization has a seal. */
  typeset: boolean
  sealWaits: boolean
}

/** Why something cannot be filed yet; null when it can. Finished, its papers issued, typeset and sealed. */
export function whyNotFile(facts: {
  ended: boolean
  filed: string | null
  papers: PaperFacts[]
}): string | null {
  if (facts.filed) return 'archive-filed'
  if (!facts.ended) return 'archive-running'
  if (facts.papers.some(({ status }) => status === 'draft')) return 'archive-draft'
  if (facts.papers.some(({ typeset }) => !typeset)) return 'archive-typesetting'
  return facts.papers.some(({ sealWaits }) => sealWaits) ? 'archive-sealing' : null
}

/** 四性: 真实、完整、可用、安全. DA/T 70-2018 (M); GB/T 18894-2016 (M). */
export const properties = ['authenticity', 'integrity', 'usability', 'security'] as const
export type Property = (typeof properties)[number]
export const propertyNames: Record<Property, string> = {
  authenticity: '真实性',
  integrity: '完整性',
  usability: '可用性',
  security: '安全性',
}
export type Check = { property: Property; title: string; holds: boolean; note: string }

export type CheckedPaper = {
  title: string
  /** Has its number, or is of a kind that bears none. */
  numbered: boolean
  /** SHA-256 as the register has it, and of the bytes at hand. */
  expected: string
  found: string
  signatures: number
  /** Why a signature does not hold; null: all hold, or there is none. */
  signatureFault: string | null
  readable: boolean
  active: boolean
}

/** What is checked before something is filed, each with what was found. */
export function fourProperties(facts: {
  papers: CheckedPaper[]
  metadata: Record<string, unknown>
  passage: number
}): Check[] {
  const { papers, metadata, passage } = facts
  const list = (some: CheckedPaper[]) => some.map(({ title }) => `“${title}”`).join('、')
  const check = (property: Property, title: string, bad: CheckedPaper[], well: string): Check => ({
    property,
    title,
    holds: bad.length === 0,
    note: bad.length === 0 ? well : `不符：${list(bad)}`,
  })
  const absent = ['题名', '责任者', '日期', '文件编号'].filter((name) => !metadata[name])
  return [
    check(
      'authenticity',
      '文件摘要与登记的一致',
      papers.filter(({ expected, found }) => expected !== found),
      `${papers.length} 份一致`,
    ),
    check(
      'authenticity',
      '电子签名有效',
      papers.filter(({ signatureFault }) => signatureFault),
      `${papers.reduce((sum, one) => sum + one.signatures, 0)} 个签名有效`,
    ),
    check(
      'integrity',
      '公文都有发文字号',
      papers.filter(({ numbered }) => !numbered),
      `${papers.length} 份齐全`,
    ),
    {
      property: 'integrity',
      title: '必备的元数据齐全',
      holds: absent.length === 0,
      note: absent.length === 0 ? '题名、责任者、日期、文件编号齐全' : `缺少：${absent.join('、')}`,
    },
    { property: 'integrity', title: '办理经过完整', holds: passage > 0, note: `${passage} 条` },
    check(
      'usability',
      '文件可以打开',
      papers.filter(({ readable }) => !readable),
      'PDF 可以读取',
    ),
    check(
      'security',
      '文件不含可执行的内容',
      papers.filter(({ active }) => active),
      '没有脚本、启动动作和嵌入文件',
    ),
  ]
}

/** A loan is decided once, by whoever keeps the archive. */
export const whyNotDecideLoan = ({ status }: { status: string }): string | null =>
  status === 'asked' ? null : 'loan-decided'
