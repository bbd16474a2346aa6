import { expect, test } from '@playwright/test'
import { expectAccessible } from './stage.ts'

test.describe('The way in', () => {
  test('shows the people of the demo institute, and lets the secretary in by one press', async ({ page }) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto('/')
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()
    const people = page.getByRole('region', { name: '演示单位：点一位人员直接进入' })
    await expect(people.getByRole('button')).toHaveCount(9)

    await people.getByRole('button', { name: /书记/ }).first().click()
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeHidden()
    await expect(page.locator('main')).toBeVisible()
    expect(problems).toEqual([])
  })

  test('refuses a wrong password with a sentence, not saying which of the two was wrong', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByLabel('用户名').fill('nobody')
    await page.getByLabel('密码', { exact: true }).fill('Wrong-password-1')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('用户名或密码不对')).toBeVisible()
  })

  test('can be used by people who cannot see well', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()
    await expectAccessible(page)
  })

  test('turns away who comes from elsewhere without signing in', async ({ request }) => {
    const answer = await request.get('/api/people?page=1')
    expect(answer.status()).toBe(401)
    expect((await answer.json()).message).toMatch(/登录/)
  })
})
