import { dayIn } from '#basics/days.ts'
import { Refusal } from '#platform/errors.ts'
import { forgetKey, numbersUsed } from '#platform/key.ts'
import { fingerprintOf, type KeyRing, readRing, withNewKey, writeRing } from '#platform/key-ring.ts'
import { countSealed, type Holding, reseal } from '#platform/resealing/walk.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { openWorld } from './world.ts'

const cipherTitles = { aes: 'AES-256-GCM', sm4: 'SM4' } as const

export const keysList: Command = {
  name: 'keys list',
  summary: '列出各把密钥，以及还有多少内容、多少文件由它们加密',
  usage: '',
  options: {},
  help: [],
  words: { least: 0, most: 0 },
  run: (call) => withRing(call, listKeys),
}

export const keysAdd: Command = {
  name: 'keys add',
  summary: '在密钥文件里增加一把密钥；平台重新启动后，新的内容由它加密',
  usage: '',
  options: {},
  help: ['密钥文件变了：请像原来那样另外保管一份新的。', ''],
  words: { least: 0, most: 0 },
  run: (call) => withRing(call, addKey),
}

export const keysReseal: Command = {
  name: 'keys reseal',
  summary: '把由旧密钥、旧算法加密的内容和文件，改由现在的密钥和算法加密；中断了再运行，接着做',
  usage: '',
  options: {},
  help: ['使用 PostgreSQL 时平台可以照常运行；使用内置数据库时，平台启动后会自己做。', ''],
  words: { least: 0, most: 0 },
  run: (call) => withRing(call, resealAll),
}

export const keysRetire: Command = {
  name: 'keys retire',
  summary: '从密钥文件里去掉一把已经不加密任何内容的密钥',
  usage: 'NUMBER',
  options: {},
  help: ['NUMBER   密钥的编号；第 1 把不能去掉：相同的号码要靠它才找得到', ''],
  words: { least: 1, most: 1 },
  run: (call) => withRing(call, retireKey),
}

type Work = (call: Call, world: World, ring: KeyRing) => Promise<number>

async function withRing(call: Call, work: Work): Promise<number> {
  const { world, keyReady, close } = await openWorld(call.config, false, call.clock)
  try {
    const file = call.config.keyFile
    const ring = keyReady ? readRing(file) : null
    if (!ring) throw new Refusal('not-found', 'key-missing', { file })
    return await work(call, world, ring)
  } finally {
    await close()
  }
}

const countBy = async (world: World): Promise<Holding[]> => countSealed(systemWorld(world, '命令行'))

async function listKeys({ answer }: Call, world: World, ring: KeyRing): Promise<number> {
  const holdings = await countBy(world)
  const keys = ring.map(({ id, madeOn, secret }) => ({
    id,
    madeOn,
    fingerprint: fingerprintOf(secret),
    current: id === world.sealing.current.key,
    holdings: holdings
      .filter(({ key }) => key === id)
      .map(({ cipher, values, files }) => ({ cipher, values, files })),
  }))
  const lines = keys.flatMap(({ id, madeOn, fingerprint, current, holdings }) => [
    `第 ${id} 把　指纹 ${fingerprint}　${madeOn ? `${madeOn} 增加` : '设立平台时生成'}${current ? '　新的内容用它' : ''}`,
    ...holdings.map(
      ({ cipher, values, files }) => `    ${cipherTitles[cipher]}：${values} 项内容，${files} 个文件`,
    ),
  ])
  answer.result({ keys, cipher: world.sealing.current.cipher }, lines)
  return 0
}

async function addKey({ config, clock, answer }: Call, world: World, ring: KeyRing): Promise<number> {
  const next = withNewKey(ring, dayIn(clock()), await numbersUsed(world.open.db))
  writeRing(config.keyFile, next)
  const { id, secret } = next.at(-1) ?? next[0]
  await record(world, 'keys.added', { key: id })
  const fingerprint = fingerprintOf(secret)
  answer.result({ id, fingerprint }, [
    `已增加第 ${id} 把密钥（指纹 ${fingerprint}）。请另外保管新的密钥文件 ${config.keyFile}，再重新启动平台。`,
  ])
  return 0
}

async function resealAll({ answer }: Call, world: World): Promise<number> {
  const done = await reseal(systemWorld(world, '命令行'), (text) => answer.progress(text))
  const { values, files, failed } = done
  if (values + files > 0)
    await record(world, 'keys.resealed', { ...world.sealing.current, resealed: values, files })
  for (const place of failed) answer.note(`打不开，保持原样：${place}`)
  answer.result(done, [`已重新加密 ${values} 项内容、${files} 个文件`])
  return failed.length > 0 ? 1 : 0
}

async function retireKey({ positionals, config, answer }: Call, world: World, ring: KeyRing) {
  const id = Number(positionals[0])
  const rest = ring.filter((key) => key.id !== id)
  if (rest.length === ring.length) throw new UsageError(`没有编号为 ${positionals[0]} 的密钥`)
  if (id === 1) throw new Refusal('conflict', 'key-first', {})
  if (id === world.sealing.current.key) throw new Refusal('conflict', 'key-current', { key: id })
  const left = (await countBy(world)).filter(({ key }) => key === id)
  const [values, files] = (['values', 'files'] as const).map((what) =>
    left.reduce((sum, holding) => sum + holding[what], 0),
  )
  if (values || files) throw new Refusal('conflict', 'key-in-use', { key: id, values, files })
  // The database first: a key that it waits for and that is gone would lock the data.
  await forgetKey(world.open.db, id)
  await record(world, 'keys.retired', { key: id })
  writeRing(config.keyFile, rest as unknown as KeyRing)
  answer.result({ retired: id }, [
    `已去掉第 ${id} 把密钥。以前的备份仍要用以前的密钥文件打开，请把它和那些备份放在一起。`,
  ])
  return 0
}

const record = (world: World, action: string, after: object) =>
  systemWorld(world, '命令行').transaction(async (ctx) =>
    ctx.record({ action, subject: { kind: 'key', id: 0, name: '加密密钥' }, after }),
  )
