import { systemWorld } from '#platform/world.ts'
import type { Call, Command } from './command.ts'
import { openWorld } from './world.ts'

export const passwordReset: Command = {
  name: 'password reset',
  summary: '重置一个账号的密码：管理员忘记密码、没有别人能重置时使用',
  usage: 'USERNAME',
  options: {},
  help: ['USERNAME     用户名；新密码只显示这一次，首次登录时必须修改，操作记入审计', ''],
  words: { least: 1, most: 1 },
  run: runPasswordReset,
}

async function runPasswordReset({ positionals, config, answer }: Call): Promise<number> {
  const username = String(positionals[0]).toLowerCase()
  const { world, close } = await openWorld(config, false)
  try {
    const { recoverAccount } = await import('#features/accounts/administration/actions.ts')
    const password = await recoverAccount(systemWorld(world, '命令行'), username)
    answer.result({ username, password }, [`${username} 的新密码：${password}`, '首次登录时必须修改。'])
    return 0
  } finally {
    await close()
  }
}
