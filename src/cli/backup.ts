import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isRecipient } from '#platform/backup/age.ts'
import type { Manifest } from '#platform/backup/manifest.ts'
import { writeBackup } from '#platform/backup/writing.ts'
import { keyFilesOf } from '#platform/backups.ts'
import { Refusal } from '#platform/errors.ts'
import { readRing, textOfRing } from '#platform/key-ring.ts'
import { type Call, type Command, textFlag } from './command.ts'
import { openData } from './world.ts'

export const passphraseOption = { 'passphrase-file': { type: 'string' } } as const
export const passphraseHelp =
  '--passphrase-file F   口令文件的第一行是保护密钥的口令（也可用环境变量 ZHIBU_BACKUP_PASSPHRASE）'

export const backup: Command = {
  name: 'backup',
  summary: '把全部数据和文件存成一个文件；两种数据库可以互相恢复',
  usage: 'FILE [--recipient AGE1… | --passphrase-file F]',
  options: { ...passphraseOption, recipient: { type: 'string' } },
  help: [
    '--recipient AGE1…     整份加密给这个公钥（zhibu backup-key 生成），密钥一并存入；只有持有私钥的人打得开',
    passphraseHelp,
    '                      不加密时：有口令，密钥由口令保护后存入；没有口令，备份里没有密钥，请另外保管',
    '',
  ],
  words: { least: 1, most: 1 },
  run: runBackup,
}

async function runBackup(call: Call): Promise<number> {
  const { config, answer } = call
  const file = path.resolve(call.positionals[0] as string)
  const recipients = recipientsIn(call)
  const key = keyFor(call)
  const open = await openData(config, false)
  try {
    const manifest = await writeBackup(open, {
      file,
      filesPlace: config.files,
      key,
      recipients,
      keyFiles: keyFilesOf(config),
      now: new Date(),
      tell: (what) => answer.progress(`正在备份 ${what}`),
    })
    const encrypted = recipients.length > 0
    if (!encrypted)
      answer.note(
        '注意：备份没有加密，拿到它的人能读到姓名、会议记录等全部内容。请用 --recipient 加密，或把它放在与平台同样安全的地方。',
      )
    if (!key && !encrypted)
      answer.note(
        `注意：备份里没有密钥。请另外妥善保管密钥文件 ${config.keyFile}，没有它，公民身份号码、手机号码和文件打不开。`,
      )
    const facts = { ...factsOf(file, manifest, Boolean(key) || encrypted), encrypted }
    answer.result(facts, [`已备份到 ${file}：${facts.rows} 行，${facts.files} 个文件`])
    return 0
  } finally {
    await open.close()
  }
}

function recipientsIn(call: Call): string[] {
  const recipient = textFlag(call, 'recipient')
  if (!recipient) return []
  if (!isRecipient(recipient)) throw new Refusal('invalid', 'backup-recipient', { recipient })
  return [recipient]
}
/** The keys with the passphrase to seal them; null when no passphrase was given. */
function keyFor(call: Call) {
  const passphrase = passphraseOf(call)
  if (!passphrase) return null
  const ring = readRing(call.config.keyFile)
  if (!ring) throw new Refusal('not-found', 'key-missing', { file: call.config.keyFile })
  return { secret: Buffer.from(textOfRing(ring)), passphrase }
}

export function passphraseOf(call: Call): string | null {
  const file = textFlag(call, 'passphrase-file')
  if (!file) return call.env.ZHIBU_BACKUP_PASSPHRASE || null
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] || null
  } catch {
    throw new Refusal('not-found', 'file-missing', { file })
  }
}

export const factsOf = (file: string, { tables, parts, madeAt }: Manifest, keyIncluded: boolean) => ({
  file,
  madeAt,
  tables: Object.fromEntries(tables.map(({ name, rows, digest }) => [name, { rows, digest }])),
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  files: parts.filter(({ name }) => name.startsWith('files/')).length,
  keyIncluded,
})
