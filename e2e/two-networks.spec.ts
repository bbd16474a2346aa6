import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from '@playwright/test'
import { home } from '../scripts/steps.ts'
import { answer, send } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

/** Both installations of one house, on this machine: nothing is between them but a gateway that carries files. */
type Networks = {
  url: Record<Where, string>
  tokens: Record<Where, Record<string, string>>
}
type Where = 'inside' | 'outside'
let server: ChildProcess
let networks: Networks

test.beforeEach(async () => {
  // Two databases are made, and much is walked through.
  test.setTimeout(600_000)
  const script = ['--disable-warning=ExperimentalWarning', 'scripts/tests/networks-server.ts']
  const child = spawn(process.execPath, script, { cwd: home, stdio: ['pipe', 'pipe', 'inherit'] })
  server = child
  networks = await new Promise<Networks>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      if (said.includes('}\n')) resolve(JSON.parse(said.slice(said.indexOf('{'))))
    })
    child.once('exit', () => reject(new Error('the servers did not start')))
  })
})
test.afterEach(() => void server.kill('SIGTERM'))

/** Somebody sits down at a page of one of the two. */
async function sits(page: Page, where: Where, who: string, address: string): Promise<void> {
  // Whoever leaves, leaves his page first: nothing of it is asked by the next one.
  if (page.url() !== 'about:blank') await page.goto(`${networks.url[where]}/icon.svg`)
  const url = networks.url[where]
  await page.context().addCookies([{ name: 'zhibu_session', value: networks.tokens[where][who] ?? '', url }])
  await page.goto(url + address)
  await arrived(page)
}

/** Pastes the other side's card, and types the fingerprint that is read aloud there. */
async function joins(page: Page, where: Where, name: string): Promise<void> {
  const other = where === 'inside' ? 'outside' : 'inside'
  await sits(page, other, 'checker', '/exchange')
  const { card } = await (await page.request.get(`${networks.url[other]}/api/exchange`)).json()
  const aloud = String(await page.locator('code.print').first().textContent())
  await sits(page, where, 'checker', '/exchange')
  await page.getByRole('button', { name: '登记对方', exact: true }).click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('对方名称').fill(name)
  await dialog.getByLabel('名片').fill(card)
  await dialog.getByLabel('指纹').fill(aloud)
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('main').getByText(name).first()).toBeVisible()
}

async function looksInto(page: Page, side: Where): Promise<void> {
  await sits(page, side, 'checker', '/exchange')
  await page.getByRole('button', { name: '查看收件' }).click()
  await expect(page.getByText('正在查看收件文件夹').first()).toBeVisible()
  // The gateway takes its time.
  await page.waitForTimeout(1000)
}

type Place = { where: Where; who?: string; address: string }
/**
 * They look into their folders, one after the other, until something is to be seen: what does not wait leaves by this as
 * well, and the gateway carries it.
 */
async function look(page: Page, sides: Where[], { where, who = 'checker', address }: Place, seen: string) {
  await expect(async () => {
    for (const side of sides) await looksInto(page, side)
    await sits(page, where, who, address)
    await expect(page.getByRole('main').getByText(seen, { exact: true }).first()).toBeVisible({
      timeout: 3000,
    })
  }).toPass({ timeout: 120_000 })
}

/** What is new inside is put together, read by one and released by another. */
async function releases(page: Page, read: (address: string) => Promise<void> = async () => {}) {
  await sits(page, 'inside', 'checker', '/exchange')
  await page.getByRole('button', { name: '编制摆渡包' }).click()
  await page.getByRole('link', { name: '打开清单' }).click({ timeout: 120_000 })
  await expect(page).toHaveURL(/\/exchange\/packages\/\d+/)
  await arrived(page)
  const address = new URL(page.url()).pathname
  await read(networks.url.inside + address)
  await page.goto(networks.url.inside + address)
  await arrived(page)
  await page.getByRole('button', { name: '已逐项核对' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '已逐项核对' }).click()
  await expect(page.getByRole('main').getByText('待放行').first()).toBeVisible()
  await sits(page, 'inside', 'releaser', address)
  await page.getByRole('button', { name: '放行', exact: true }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '放行', exact: true }).click()
  await expect(page.getByRole('link', { name: '下载文件' })).toBeVisible({ timeout: 60_000 })
}

/** An article is written by one and published by another, under a label. */
async function publishes(page: Page, title: string, sensitivity: 'public' | 'internal'): Promise<void> {
  const api = `${networks.url.inside}/api/library`
  await sits(page, 'inside', 'checker', '/library')
  const columns = await (await page.request.get(`${api}/columns`)).json()
  const columnId = columns.find(({ key }: { key: string }) => key === 'study').id
  const body = '<p>研究院公开的学习文章，供大家阅读。</p>'
  const made = await page.request.post(`${api}/desk/materials`, {
    data: { kind: 'article', title, columnId, sensitivity, body },
  })
  const { id } = await made.json()
  await page.request.post(`${api}/desk/materials/${id}/submission`, { data: {} })
  await sits(page, 'inside', 'releaser', '/library')
  const published = await page.request.post(`${api}/desk/materials/${id}/publication`, { data: {} })
  expect(published.ok(), await published.text()).toBe(true)
}

/** The secretary gives a code for the extranet, which is shown once. */
async function givesCode(page: Page): Promise<string> {
  await sits(page, 'inside', 'secretary', '/outside-passes')
  await page.getByRole('button', { name: '开通办事码' }).click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('持码人').fill('东一副书记')
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  await dialog.getByLabel('有效期至').fill(until)
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: '开通', exact: true }).click()
  const shown = page.getByRole('dialog').last()
  await expect(shown.getByText(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)).toBeVisible()
  const code = String(await shown.locator('.outside-code').textContent())
  await shown.getByRole('button', { name: '已交给本人' }).click()
  return code
}

/** Outside, with nothing but the code. */
async function opensDesk(page: Page, code: string): Promise<void> {
  await page.context().clearCookies({ domain: 'localhost' })
  await page.goto(`${networks.url.outside}/outside-desk`)
  await page.getByLabel('办事码（20 位，大小写、横线不计）').fill(code)
  await page.getByRole('button', { name: '进入', exact: true }).click()
  await expect(page.getByRole('heading', { name: '我的办件' })).toBeVisible()
}

test('Two installations that know nothing of each other join; an article goes out, a request comes in, its result returns', async ({
  page,
  phone,
}) => {
  await joins(page, 'inside', '研究院外网平台')
  await joins(page, 'outside', '研究院内网平台')
  const code = await givesCode(page)
  await publishes(page, '参观须知', 'public')
  await publishes(page, '内部学习安排', 'internal')
  const asked = (title: string) => `?text=${encodeURIComponent(title)}`
  const main = page.getByRole('main')
  await releases(page, async (address) => {
    await expectNoSideways(page)
    await page.goto(address + asked('参观须知'))
    await expect(main.getByText('参观须知', { exact: true }).last()).toBeVisible()
    await page.goto(address + asked('内部学习安排'))
    await expect(main.getByText('没有符合条件的记录')).toBeVisible()
  })

  await look(page, ['outside'], { where: 'outside', address: `/library/all${asked('参观须知')}` }, '参观须知')
  await page.goto(`${networks.url.outside}/library/all${asked('内部学习安排')}`)
  await arrived(page)
  await expect(main.getByText('没有符合条件的记录').first()).toBeVisible()

  await opensDesk(page, code)
  await page.getByLabel('事由').fill('使用党费购置学习资料')
  await page.getByLabel('内容', { exact: false }).first().fill('支部党员学习资料不足，拟使用党费购置。')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText('等待送入内网').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)

  const arrivals = { where: 'inside', who: 'secretary', address: '/outside-requests' } as const
  await look(page, ['outside', 'inside'], arrivals, '使用党费购置学习资料')
  await page.getByRole('main').getByText('使用党费购置学习资料').first().click()
  await expect(page).toHaveURL(/\/outside-requests\/\d+/)
  await arrived(page)
  await page.getByRole('button', { name: '受理，起草请示' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '受理', exact: true }).click()
  await expect(page).toHaveURL(/\/requests\/\d+/)
  await arrived(page)
  const title = await page.locator('h1').evaluate((heading) => heading.firstChild?.textContent ?? '')
  await send(page)
  const enter = (who: string, address = '/') => sits(page, 'inside', who, address)
  await answer(page, enter, title, { office: 'committee', leader: 'leader', phone }, {})

  await releases(page)
  await expect(async () => {
    await looksInto(page, 'outside')
    await opensDesk(page, code)
    await expect(page.getByText(/^批复字号：/)).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 120_000 })
  await expect(page.getByText('已同意').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
})

test('Short messages go out by themselves once two people have agreed, and what became of them comes back', async ({
  page,
}) => {
  await joins(page, 'inside', '研究院外网平台')
  await joins(page, 'outside', '研究院内网平台')
  server.stdin?.write('tell\n')
  const list = `/exchange/messages?text=${encodeURIComponent('东一党员')}`
  await sits(page, 'inside', 'checker', '/exchange')
  await page.getByRole('button', { name: '提出不逐包放行' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '提出', exact: true }).click()
  await expect(page.getByRole('main').getByText('等待另一位同志')).toBeVisible()
  await page.goto(networks.url.inside + list)
  await arrived(page)
  await expect(page.getByRole('main').getByText('等待装包').first()).toBeVisible()
  await expectNoSideways(page)
  await sits(page, 'inside', 'releaser', '/exchange')
  await page.getByRole('button', { name: '同意不逐包放行' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '同意', exact: true }).click()
  await expect(page.getByRole('main').getByText('随时送出，不逐包放行')).toBeVisible()

  await look(page, ['inside'], { where: 'inside', address: list }, '已随包送出')
  await look(page, ['outside'], { where: 'outside', address: '/exchange/messages' }, '外网已发，等回执')
  await expect(page.getByText('东一党员')).toHaveCount(0)
  await expectAccessible(page)
  await look(page, ['outside', 'inside'], { where: 'inside', address: list }, '外网已发，等回执')
  await page.getByRole('main').getByRole('button', { name: '查看', exact: true }).first().click()
  await expect(page.getByRole('dialog').last().getByText('得知已发出')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
})
