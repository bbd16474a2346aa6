import type { APIRequestContext, Page } from '@playwright/test'
import { codeOf } from './authenticator.ts'
import {
  arrived,
  expect,
  expectAccessible,
  expectNoSideways,
  passMinutes,
  people,
  test,
  useTypeSize,
} from './stage.ts'

const own = 'Xinghe-2026-zhibu'

/** Somebody with an account and a password of his own, in nobody's office. */
async function newcomer(desk: APIRequestContext, page: Page, username: string): Promise<void> {
  await desk.post('/api/demo-sessions', { data: { username: people.department } })
  const found = await desk.get(`/api/accounts/candidates?text=${encodeURIComponent('李')}`)
  const [candidate] = (await found.json()) as { personId: number }[]
  const made = await desk.post('/api/accounts', {
    data: { personId: candidate?.personId, username, reason: '新任支部委员' },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const { password } = (await made.json()) as { password: string }
  await page.request.post('/api/session', { data: { username, password } })
  const changed = await page.request.post('/api/account/password', { data: { current: password, next: own } })
  expect(changed.ok(), await changed.text()).toBe(true)
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(own)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** The frame of the pages stands around him. */
async function expectInside(page: Page): Promise<void> {
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await arrived(page)
}

const signOut = (page: Page) => page.request.delete('/api/session')

test('A one-time code stands beside the password; without the phone, a recovery code does', async ({
  page,
  playwright,
  baseURL,
  expected,
  phone,
}) => {
  expected.push(/40[0139]/)
  const desk = await playwright.request.newContext({ baseURL })
  const username = `erchong.${phone ? 'phone' : 'desktop'}`
  await newcomer(desk, page, username)

  await page.goto('/me')
  await page.getByRole('button', { name: '设置动态口令' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: '动态口令的二维码' })).toBeVisible()
  await dialog.getByText('扫不了：手工输入密钥').click()
  const secret = ((await dialog.locator('.factor-secret').textContent()) ?? '').replaceAll(' ', '')
  await expectAccessible(page)
  await dialog.getByLabel(/6 位数字/).fill('000000')
  await dialog.getByRole('button', { name: '完成设置' }).click()
  await expect(dialog.getByText(/口令不对/)).toBeVisible()
  await dialog.getByLabel(/6 位数字/).fill(codeOf(secret))
  await dialog.getByRole('button', { name: '完成设置' }).click()
  const shown = dialog.getByRole('list', { name: '恢复码' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const codes = await shown.allTextContents()
  await expectNoSideways(page)
  await dialog.getByRole('button', { name: '我已保存' }).click()
  await expect(page.getByRole('main').getByText('还有 10 个没有用过')).toBeVisible()

  await signOut(page)
  await signIn(page, username)
  await expect(page.getByRole('heading', { name: '第二重验证' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByLabel(/动态口令/).fill('123456')
  await page.getByRole('button', { name: '验证并进入' }).click()
  await expect(page.getByText(/再错 4 次/)).toBeVisible()
  // The next step: the one of the setting up is used.
  await page.getByLabel(/动态口令/).fill(codeOf(secret, 1))
  await page.getByRole('button', { name: '验证并进入' }).click()
  await expectInside(page)

  await signOut(page)
  await signIn(page, username)
  await page.getByRole('button', { name: /用恢复码/ }).click()
  await page.getByLabel('恢复码').fill((codes[0] ?? '').toLowerCase())
  await page.getByRole('button', { name: '验证并进入' }).click()
  await expectInside(page)
  await page.goto('/me')
  await expect(page.getByRole('main').getByText('还有 9 个没有用过')).toBeVisible()
  await desk.dispose()
})

test('A passkey is added, signs in, and shows who is there before a great act', async ({
  page,
  playwright,
  baseURL,
  expected,
  phone,
}) => {
  expected.push(/40[0139]/)
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const desk = await playwright.request.newContext({ baseURL })
  const username = `miyao.${phone ? 'phone' : 'desktop'}`
  await newcomer(desk, page, username)

  await page.goto('/me')
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('办公室电脑')
  await dialog.getByRole('button', { name: '添加通行密钥' }).click()
  await expect(dialog.getByRole('list', { name: '恢复码' })).toBeVisible()
  await dialog.getByRole('button', { name: '我已保存' }).click()
  await expect(page.getByRole('main').getByText('通行密钥：办公室电脑')).toBeVisible()

  await signOut(page)
  await signIn(page, username)
  await page.getByRole('button', { name: '用通行密钥' }).click()
  await expectInside(page)

  // Six minutes later he is asked again before what protects the account is changed.
  await page.goto('/me')
  passMinutes(6)
  await page.getByRole('button', { name: '重新生成恢复码' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重新生成' }).click()
  const asked = page.getByRole('dialog', { name: '请先确认是您本人' })
  await expect(asked).toBeVisible()
  await expectAccessible(page)
  await asked.getByRole('button', { name: '用通行密钥' }).click()
  await expect(page.getByRole('dialog').getByRole('list', { name: '恢复码' })).toBeVisible()
  await desk.dispose()
})

test('Where the institute asks for it, it is set up before anything else, in 长辈版 as well', {
  tag: '@phone',
}, async ({ page, playwright, baseURL, expected }) => {
  expected.push(/40[0139]/)
  const desk = await playwright.request.newContext({ baseURL })
  await useTypeSize(page, 'elder')
  await newcomer(desk, page, 'bixu')
  await signOut(page)
  const rule = async (who: 'none' | 'all') => {
    const set = await desk.put('/api/second-factor/policy', {
      data: { requiredFor: who, reason: '等级保护要求' },
    })
    expect(set.ok(), await set.text()).toBe(true)
  }
  await rule('all')
  try {
    await signIn(page, 'bixu')
    await expect(page.getByRole('heading', { name: '请设置第二重验证' })).toBeVisible()
    await expect(page.getByRole('img', { name: '动态口令的二维码' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    // Nothing of the platform is there yet, whatever the address.
    await page.goto('/people')
    await expect(page.getByRole('heading', { name: '请设置第二重验证' })).toBeVisible()
    await page.getByText('扫不了：手工输入密钥').click()
    const secret = ((await page.locator('.factor-secret').textContent()) ?? '').replaceAll(' ', '')
    await page.getByLabel(/6 位数字/).fill(codeOf(secret))
    await page.getByRole('button', { name: '完成设置' }).click()
    await expect(page.getByRole('heading', { name: '请保存恢复码' })).toBeVisible()
    await expectNoSideways(page)
    await page.getByRole('button', { name: '我已保存' }).click()
    await expectInside(page)
  } finally {
    await rule('none')
    await desk.dispose()
  }
})
