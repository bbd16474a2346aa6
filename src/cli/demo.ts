import { systemWorld, type World } from '#platform/world.ts'

/** Fills an empty platform with the demo institute. */
export async function loadDemo(world: World, progress: (text: string) => void): Promise<void> {
  const { loadDemo: load } = await import('#src/demo/load.ts')
  await load(world, { onProgress: (done, total) => progress(`正在装入演示单位：党员 ${done} / ${total}`) })
}

/**
 * One line per demo person: none has a password. The sign-in page offers them to whoever opens it; the link here enters
 * at once, and only once.
 */
export async function signInLines(world: World, url: string): Promise<string[]> {
  const { createSignInLink } = await import('#features/accounts/sessions/actions.ts')
  const { demoPeople } = await import('#features/accounts/sessions/queries.ts')
  return systemWorld(world, '演示').transaction(async (ctx) => {
    const lines: string[] = []
    for (const { id, name, title } of await demoPeople(ctx))
      lines.push(`  ${name}　${title}　${url}/sign-in/${await createSignInLink(ctx, id)}`)
    return lines.length
      ? ['演示人员（在登录页点选，无需密码；或打开一次性链接，24 小时内有效）：', ...lines]
      : []
  })
}
