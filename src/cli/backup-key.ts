import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { newKeyPair } from '#platform/backup/age.ts'
import { Refusal } from '#platform/errors.ts'
import type { Call, Command } from './command.ts'

export const backupKey: Command = {
  name: 'backup-key',
  summary: '生成加密备份用的一对密钥：私钥写入文件，公钥显示出来',
  usage: 'FILE',
  options: {},
  help: [
    'FILE   私钥文件。请存入U盘等离线介质，分两处保管，不要留在服务器上；丢失后，以前的备份都打不开',
    '',
  ],
  words: { least: 1, most: 1 },
  run: makeKey,
}

async function makeKey({ positionals, clock, answer }: Call): Promise<number> {
  const file = path.resolve(positionals[0] as string)
  if (existsSync(file)) throw new Refusal('conflict', 'file-exists', { file })
  const { identity, recipient } = await newKeyPair()
  const text = `# created: ${clock().toISOString()}\n# public key: ${recipient}\n${identity}\n`
  writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true })
  answer.result({ file, recipient }, [
    `私钥已写入 ${file}。请把它移到离线介质上，分两处保管。`,
    `公钥：${recipient}`,
    '请把公钥填进“系统状态—备份设置”，或用 zhibu backup --recipient 指明。',
  ])
  return 0
}
