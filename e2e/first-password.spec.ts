import { arrived, expect, people, test } from './stage.ts'

test('A new account must choose its own password before anything else', async ({
  page,
  playwright,
  baseURL,
  expected,
  phone,
}) => {
  expected.push(/400|409|403/)
  const desk = await playwright.request.newContext({ baseURL })
  await desk.post('/api/demo-sessions', { data: { username: people.department } })
  const found = await desk.get(`/api/accounts/candidates?text=${encodeURIComponent('王')}`)
  const [candidate] = (await found.json()) as { personId: number }[]
  const username = `xinren.${phone ? 'phone' : 'desktop'}`
  const made = await desk.post('/api/accounts', {
    data: { personId: candidate?.personId, username, reason: '新任支部委员' },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const { password } = (await made.json()) as { password: string }

  await page.goto('/')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '请设置新密码' })).toBeVisible()

  await page.getByLabel('当前密码').fill(password)
  await page.getByLabel('新密码', { exact: true }).fill('short')
  await page.getByLabel('再次输入新密码').fill('shorter')
  await page.getByRole('button', { name: '保存并进入' }).click()
  await expect(page.getByText('两次输入的新密码不一致')).toBeVisible()

  await page.getByLabel('再次输入新密码').fill('short')
  await page.getByRole('button', { name: '保存并进入' }).click()
  await expect(page.getByText(/密码至少/)).toBeVisible()

  const own = 'Xinghe-2026-zhibu'
  await page.getByLabel('新密码', { exact: true }).fill(own)
  await page.getByLabel('再次输入新密码').fill(own)
  await page.getByRole('button', { name: '保存并进入' }).click()
  await arrived(page)
  await expect(page.getByText(/同志/).first()).toBeVisible()
  await desk.dispose()
})
