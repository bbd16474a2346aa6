import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from '@playwright/test'
import { home } from '../scripts/steps.ts'
import { codeOf } from './authenticator.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const own = 'Xinghe-2026-nov'
/** An institute of its own: in that of the other journeys, one person goes on doing everything. */
let server: ChildProcess
let address: string
let secrets: Record<string, string> = {}

test.beforeEach(async () => {
  const script = ['--disable-warning=ExperimentalWarning', 'scripts/tests/offices-server.ts', own]
  const child = spawn(process.execPath, script, { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] })
  server = child
  address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      if (!said.includes('}\n')) return
      const told = JSON.parse(said.slice(said.indexOf('{'))) as {
        url: string
        secrets: Record<string, string>
      }
      secrets = told.secrets
      resolve(told.url)
    })
    child.once('exit', () => reject(new Error('the server did not start')))
  })
})
test.afterEach(() => void server.kill('SIGTERM'))

async function signIn(page: Page, username: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${address}/`)
  await page.getByLabel('用户名').fill(username)
  const password = page.getByLabel('密码', { exact: true })
  await password.fill(own)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(password).toHaveCount(0)
  // The code of this moment was used when the authenticator was set up.
  await page.getByLabel(/动态口令/).fill(codeOf(secrets[username] ?? '', 1, Date.now()))
  await page.getByRole('button', { name: '验证并进入' }).click()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await arrived(page)
}

test('An account is opened by two: one asks, it exists once the other has decided', async ({ page }) => {
  test.setTimeout(240_000)
  await signIn(page, 'xitong')
  await page.goto(`${address}/offices`)
  await arrived(page)
  await expect(page.getByRole('main').getByText(/三员自 .* 分立/)).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  await page.goto(`${address}/accounts`)
  await arrived(page)
  await page.getByRole('button', { name: '申请开通账号' }).click()
  await page.getByLabel('为谁开通').fill('东一党员')
  await page.locator('.candidates button').first().click()
  await page.getByLabel('开通原因').fill('新任支部委员')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('申请已提交，由另一人决定后开通')).toBeVisible()

  await signIn(page, 'anquan')
  await page.getByText('待决定的账号申请').first().click()
  const main = page.getByRole('main')
  await expect(main.getByText('东一党员', { exact: true }).first()).toBeVisible()
  await expectNoSideways(page)
  await main.getByRole('button', { name: '同意', exact: true }).click()
  const asked = page.getByRole('dialog', { name: '同意开通账号？' })
  await expect(asked.getByText(/理由：新任支部委员/)).toBeVisible()
  await asked.getByRole('button', { name: '同意', exact: true }).click()
  const shown = page.getByRole('dialog', { name: '东一党员的初始密码' })
  await expect(shown.locator('.secret')).toHaveText(/^\S{14}$/)
  await shown.getByRole('button', { name: '我已记下' }).click()

  const found = await page.request.get(`${address}/api/accounts?text=${encodeURIComponent('东一党员')}`)
  const { rows } = (await found.json()) as { rows: { id: number }[] }
  await page.goto(`${address}/accounts/${rows[0]?.id}`)
  await arrived(page)
  await page.getByRole('main').getByRole('link', { name: '以其身份预览' }).click()
  await expect(page.getByRole('main').getByText('不打开任何数据')).toBeVisible()
  await expectNoSideways(page)
})
