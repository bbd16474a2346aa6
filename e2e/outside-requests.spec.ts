import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A secretary gives a code for the extranet, sees it once, and ends it again', async ({
  page,
  enter,
  expected,
  phone,
}) => {
  const holder = `出差的同志${phone ? '（手机）' : ''}`
  await enter('secretary', '/outside-requests')
  await expectNoSideways(page)
  await page.getByRole('main').getByRole('link', { name: '外网办事码', exact: true }).click()
  await expect(page).toHaveURL(/\/outside-passes$/)
  await arrived(page)
  await page.getByRole('button', { name: '开通办事码' }).click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('持码人').fill(holder)
  await dialog.getByLabel('有效期至').fill('2020-01-01')
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: '开通', exact: true }).click()
  expected.push(/400 \(Bad Request\).*\/api\/outside-passes$/)
  await expect(dialog.getByText('“有效期至”要在今天以后').first()).toBeVisible()
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  await dialog.getByLabel('有效期至').fill(until)
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: '开通', exact: true }).click()
  const shown = page.getByRole('dialog').last()
  await expect(shown.getByText(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)).toBeVisible()
  await expectAccessible(page)
  const code = await shown.locator('.outside-code').textContent()
  await shown.getByRole('button', { name: '已交给本人' }).click()
  await expect(page.getByText(String(code))).toBeHidden()
  await expect(page.getByRole('main').getByText(holder).first()).toBeVisible()
  await expectNoSideways(page)

  // The code is for the other network: here it says so.
  expected.push(/409 \(Conflict\).*\/api\/outside-desk$/)
  await page.goto('/outside-desk')
  await page.getByLabel('办事码（20 位，大小写、横线不计）').fill(String(code))
  await page.getByRole('button', { name: '进入', exact: true }).click()
  await expect(page.getByText('外网办事只在外网平台提交').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)

  await page.goto(`/outside-passes?text=${encodeURIComponent(holder)}`)
  await arrived(page)
  await page.getByRole('main').getByRole('button', { name: '停用', exact: true }).click()
  const asked = page.getByRole('dialog').last()
  await asked.getByLabel('原因').fill('已经回到单位')
  await asked.getByRole('button', { name: '停用', exact: true }).click()
  await expect(page.getByRole('main').getByText('已停用').first()).toBeVisible()
})
