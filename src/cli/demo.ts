import type { World } from '#platform/world.ts'

/** Fills an empty platform with the demo institute. */
export async function loadDemo(world: World, progress: (text: string) => void): Promise<void> {
  const { loadDemo: load } = await import('#src/demo/load.ts')
  await load(world, { onProgress: (done, total) => progress(`正在装入演示单位：党员 ${done} / ${total}`) })
}

/** One line per demo person: none has a password, the sign-in page offers them to whoever opens it. */
export async function signInLines({ open }: World, url: string): Promise<string[]> {
  const people = await open.db
    .selectFrom('account')
    .where('demo_title', 'is not', null)
    .select(['name', 'demo_title as title'])
    .orderBy('id')
    .execute()
  if (people.length === 0) return []
  return [
    `演示人员（打开 ${url} 后在登录页点选，无需密码）：`,
    ...people.map(({ name, title }) => `  ${name}　${title}`),
  ]
}
