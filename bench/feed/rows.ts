import { addDays, type Day } from '#basics/days.ts'
import { identityNumberFor } from '#basics/identity-number.ts'
import { personColumns, unitColumns } from '#features/master-data/sheets/rules.ts'

/** The same numbers every time: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Cells = Record<string, string>
export type Institute = { units: Cells[]; people: Cells[] }

const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华𬭎䶮㛃喆珺一凡梓涵宇轩诗雨桐欣怡']
const kinds = ['党支部', '党支部', '党支部', '党支部', '联合党支部']
const pick = <T>(random: () => number, list: T[]): T => list[Math.floor(random() * list.length)] as T

/** A fictional institute: one root, 21 committees, 678 branches and so many people, six in seven of them members. */
export function instituteOf(people: number, seed = 1): Institute {
  const random = randomFrom(seed)
  const branches = Math.max(1, Math.round((people * 678) / 14_900))
  const units: Cells[] = [unit('R', '中共星河研究院委员会', '', '党委')]
  for (let at = 1; at <= 21; at++) units.push(unit(`C${at}`, `星河研究院第${at}研究所党委`, 'R', '党委'))
  for (let at = 1; at <= branches; at++)
    units.push(unit(`B${at}`, `第${at}研究室党支部`, `C${1 + (at % 21)}`, pick(random, kinds)))
  const list = Array.from({ length: people }, (_, at) => person(random, at, branches))
  return { units: shuffled(random, units), people: list }
}

const unit = (code: string, name: string, parent: string, kind: string): Cells => ({
  组织编码: code,
  组织名称: name,
  简称: name.slice(-6),
  上级编码: parent,
  类别: kind,
  成立日期: '2001-07-01',
  任期年数: kind === '党委' ? '5' : '3',
  本届起始日期: '2024-06-30',
})

function person(random: () => number, at: number, branches: number): Cells {
  const birth = addDays('1946-01-01', Math.floor(random() * 20_000))
  const male = random() < 0.7
  const sequence = Math.floor(random() * 500) * 2 + (male ? 1 : 0)
  const old = birth < '1964-01-01'
  return {
    工号: `E${String(at + 1).padStart(7, '0')}`,
    姓名: pick(random, surnames) + pick(random, given) + (random() < 0.7 ? pick(random, given) : ''),
    性别: male ? '男' : '女',
    民族: random() < 0.92 ? '汉族' : pick(random, ['回族', '满族', '维吾尔族', '15', '壮族']),
    出生日期: birth,
    公民身份号码: identityNumberFor({ region: String(110_000 + at), birth, sequence }),
    学历: pick(random, ['大学本科', '硕士研究生', '大学专科', '中专', '博士']),
    学位: pick(random, ['', '工学学士', '工学硕士']),
    参加工作日期: addDays(birth, 8400),
    工作岗位: old ? '离退休人员' : pick(random, ['专业技术人员', '管理人员', '工人']),
    手机号码: `199${String(at).padStart(8, '0')}`,
    人员状态: old ? '离退休' : '在职',
    ...membership(random, birth, branches),
  }
}

function membership(random: () => number, birth: Day, branches: number): Cells {
  const branch = `B${1 + Math.floor(random() * branches)}`
  const roll = random()
  if (roll < 0.1) return { 政治面貌: '群众', 所在党支部编码: branch }
  if (roll < 0.14) return { 政治面貌: '入党积极分子', 所在党支部编码: branch }
  const joined = addDays(birth, 7300 + Math.floor(random() * 2000))
  if (roll < 0.16 || joined > '2025-06-30')
    return { 政治面貌: '预备党员', 所在党支部编码: branch, 入党日期: '2026-05-01' }
  return {
    政治面貌: '正式党员',
    所在党支部编码: branch,
    入党日期: joined,
    转正日期: addDays(joined, 366),
    党内职务: random() < 0.1 ? '组织委员;党支部委员' : '',
  }
}

function shuffled<T>(random: () => number, list: T[]): T[] {
  const copy = [...list]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[copy[at], copy[other]] = [copy[other] as T, copy[at] as T]
  }
  return copy
}

/** Changes one in a hundred: phones, education, and some who retire, move or are renamed. */
export function changed({ units, people }: Institute): Institute {
  return {
    units: units.map((one, at) => (at % 100 === 0 ? { ...one, 简称: `${one.简称}（新）` } : one)),
    people: people.map((one, at) => (at % 100 === 0 ? changeOf(one, at / 100) : one)),
  }
}

function changeOf(one: Cells, n: number): Cells {
  if (n % 5 === 0) return { ...one, 手机号码: `188${String(n).padStart(8, '0')}` }
  if (n % 5 === 1) return { ...one, 学历: '博士研究生', 学位: '工学博士' }
  if (n % 5 === 2) return { ...one, 人员状态: '离退休', 工作岗位: '离退休人员' }
  return n % 5 === 3 ? { ...one, 所在党支部编码: 'B7' } : { ...one, 姓名: `${one.姓名?.slice(0, 1)}明远` }
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csvOf = (columns: Record<string, { title: string }>, rows: Cells[]): Uint8Array => {
  const titles = Object.values(columns).map(({ title }) => title)
  const lines = [titles, ...rows.map((row) => titles.map((title) => quoted(row[title] ?? '')))]
  return Buffer.from(`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
}

/** The two files of a feed. */
export const csvFiles = ({ units, people }: Institute) => [
  { name: 'organizations.csv', bytes: csvOf(unitColumns, units) },
  { name: 'people.csv', bytes: csvOf(personColumns, people) },
]
