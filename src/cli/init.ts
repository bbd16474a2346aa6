import { Refusal } from '#platform/errors.ts'
import type { Call, Command } from './command.ts'
import { loadDemo } from './demo.ts'
import { type Holdings, holdingsOf, openWorld } from './world.ts'

export const init: Command = {
  name: 'init',
  summary: '建立一个空平台，或建立演示单位（星河研究院，人员全部虚构）',
  usage: '[--demo]',
  options: { demo: { type: 'boolean' } },
  help: ['--demo       装入演示单位：22 个党委、632 个党支部、14,900 名党员，三年历史', ''],
  words: { least: 0, most: 0 },
  run: runInit,
}

async function runInit({ flags, config, answer }: Call): Promise<number> {
  const { world, close } = await openWorld(config, true)
  try {
    const before = await holdingsOf(world.open)
    if (before.organizations + before.people > 0) throw new Refusal('conflict', 'not-empty', before)
    if (flags.demo) await loadDemo(world, answer.progress)
    const now = await holdingsOf(world.open)
    answer.result(now, [`${flags.demo ? '演示单位已建立' : '空平台已建立'}：${holdingsLine(now)}`])
    return 0
  } finally {
    await close()
  }
}

export const holdingsLine = ({ organizations, people, members }: Holdings) =>
  `党组织 ${organizations} 个，人员 ${people} 名，其中党员 ${members} 名`
