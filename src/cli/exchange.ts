import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '#platform/errors.ts'
import { joinParts, partsIn, proveParts, writeParts } from '#platform/exchange/parts.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { systemWorld, type World } from '#platform/world.ts'
import type { Call, Command } from './command.ts'
import { sentenceOf } from './sentence.ts'
import { openWorld } from './world.ts'

export const exchangeExport: Command = {
  name: 'exchange export',
  summary: '把已经放行的摆渡包写进一个文件夹（光盘、网闸），没有放行的一个也不写',
  usage: 'DIR [--again] [--part MB]',
  options: { again: { type: 'boolean' }, part: { type: 'string' } },
  help: [
    'DIR       写入的文件夹；文件已对对方加密并签名，名称里有网络和序号',
    '--again   对方还没有回执的，也再写一次',
    '--part    超过多少 MB 分卷，默认 4000；旁边的 .sha256 写着各卷的校验码',
    '',
  ],
  words: { least: 1, most: 1 },
  run: (call) => withWork(call, exportTo),
}

export const exchangeImport: Command = {
  name: 'exchange import',
  summary: '收下对方交来的摆渡包；每个包在一个事务里，要么全部收下，要么什么都不留',
  usage: 'FILE…',
  options: {},
  help: [
    '分卷的写 .sha256 清单，各卷放在同一个文件夹',
    '有包没有收下时退出码为 1；序号不连续的先等着，补齐以后请再运行一次',
    '',
  ],
  words: { least: 1, most: 100 },
  run: (call) => withWork(call, importFiles),
}

export const exchangeStatus: Command = {
  name: 'exchange status',
  summary: '摆渡的状态：本方名片和指纹、对方、双方的数目和摘要、缺号',
  usage: '',
  options: {},
  help: ['双方的数目和摘要不一致时退出码为 1', ''],
  words: { least: 0, most: 0 },
  run: (call) => withWork(call, status),
}

type Work = (call: Call, work: JobWorld) => Promise<number>

/** With the queue, so that what follows from it is done when the platform runs; nothing is done by it here. */
async function withWork(call: Call, run: Work): Promise<number> {
  const { startWork } = await import('../main.ts')
  const { world, close } = await openWorld(call.config, false, call.clock)
  const working: World = await startWork(world, false)
  try {
    return await run(call, systemWorld(working, '命令行'))
  } finally {
    await working.jobs?.stop()
    await close()
  }
}

async function exportTo({ positionals, flags, answer }: Call, work: JobWorld): Promise<number> {
  const { handingIn, noteHanded, packageName, sendReceipt } = await import(
    '#features/exchange/handing/actions.ts'
  )
  const { toHand } = await import('#features/exchange/handing/queries.ts')
  const { sendQuick } = await import('#features/exchange/handing/queue/actions.ts')
  const folder = path.resolve(positionals[0] as string)
  const most = partBytes(flags.part)
  mkdirSync(folder, { recursive: true })
  await sendQuick(work)
  await work.transaction(sendReceipt)
  const { ids, zone } = await work.read(async (ctx) => ({
    ids: await toHand(ctx, Boolean(flags.again)),
    zone: ctx.zone,
  }))
  const written: { name: string; bytes: number }[] = []
  for (const id of ids) {
    const held = await work.read((ctx) => handingIn(ctx, id))
    if (!held) continue
    const name = packageName(zone, held.one.number as number)
    for (const one of await writeParts(folder, name, await held.seal(), most))
      written.push({ name: one.name, bytes: one.bytes })
    await noteHanded(work, id, folder)
    answer.progress(`已写入 ${name}`)
  }
  const lines = written.map(({ name, bytes }) => `${name}　${bytes} 字节`)
  answer.result({ folder, written }, lines.length ? lines : ['没有等待交出的摆渡包'])
  return 0
}

/** @throws Refusal part-size */
function partBytes(told: unknown): number {
  const megabytes = told === undefined ? 4000 : Number(told)
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > 4000)
    throw new Refusal('invalid', 'part-size')
  return megabytes * 1_048_576
}

/** A package in one piece, or in parts by their list. @throws Refusal */
async function sourceOf(file: string): Promise<() => AsyncIterable<Uint8Array>> {
  if (!file.endsWith('.sha256')) return () => createReadStream(file)
  const parts = partsIn(file)
  await proveParts(parts)
  return () => joinParts(parts)
}

async function importFiles({ positionals, answer }: Call, work: JobWorld): Promise<number> {
  const { receiveOrNote } = await import('#features/exchange/intake/actions.ts')
  const files = positionals.map((name) => path.resolve(name)).sort()
  const missing = files.find((file) => !existsSync(file) || !statSync(file).isFile())
  if (missing) throw new Refusal('not-found', 'file-missing', { file: missing })
  const answers: { file: string; number: number | null; outcome: string; items: number }[] = []
  for (const file of files) {
    const source = await sourceOf(file)
    const got = await receiveOrNote(work, path.basename(file), source)
    if (got instanceof Refusal) answer.note(`${path.basename(file)}：${await sentenceOf(got)}`)
    answers.push(
      got instanceof Refusal ? { file, number: null, outcome: 'refused', items: 0 } : { file, ...got },
    )
  }
  answer.result(
    { packages: answers },
    answers.map(({ file, number, outcome, items }) =>
      [path.basename(file), number && `第 ${number} 号`, outcomes[outcome], `${items} 项`]
        .filter(Boolean)
        .join('　'),
    ),
  )
  return answers.some(({ outcome }) => outcome === 'refused' || outcome === 'waiting') ? 1 : 0
}

const outcomes: Record<string, string> = {
  taken: '已收下',
  repeat: '以前收过',
  waiting: '前面缺号，先等着',
  refused: '没有收下',
}

async function status({ answer }: Call, work: JobWorld): Promise<number> {
  const { stateNow } = await import('#features/exchange/state/actions.ts')
  const { zoneNames } = await import('#features/exchange/kinds/rules.ts')
  const { inFours } = await import('#features/exchange/partners/rules.ts')
  const state = await work.read(stateNow)
  const { partner, sent, received } = state
  const numbers = (list: number[]) => (list.length ? list.join('、') : '无')
  answer.result(state, [
    `本方：${zoneNames[state.zone]}　指纹 ${inFours(state.fingerprint)}`,
    `名片：${state.card}`,
    partner
      ? `对方：${partner.name}（${zoneNames[partner.zone]}）　指纹 ${inFours(partner.fingerprint)}`
      : '对方：还没有登记',
    `发出：到第 ${sent.last} 号，对方已收到第 ${sent.confirmed} 号，等待交出 ${sent.toHand} 个`,
    `收到：到第 ${received.have} 号，等着的 ${numbers(received.waiting)}，缺 ${numbers(received.missing)}`,
    ...state.kinds.map(
      ({ title, ours, theirs, agreed }) =>
        `${title}：本方 ${ours.count} 项 ${ours.digest.slice(0, 16)}，对方 ${theirs ? `${theirs.count} 项 ${theirs.digest.slice(0, 16)}` : '没有说'}${agreed === false ? '　不一致' : ''}`,
    ),
  ])
  return state.kinds.some(({ agreed }) => agreed === false) ? 1 : 0
}
