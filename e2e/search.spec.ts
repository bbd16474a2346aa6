import { expect, test } from './stage.ts'

test('A clause is found by half a remembered phrase, and opens at its article', async ({
  page,
  enter,
  phone,
}) => {
  await enter('department')
  // The job writes by itself; the department may have the materials written first, a few at a time.
  await expect(async () => {
    const refreshed = await page.request.post('/api/library/search/index', { data: {} })
    expect(refreshed.ok(), await refreshed.text()).toBe(true)
    const found = await page.request.get('/api/library/search?text=连续六个月不参加组织生活&source=material')
    expect((await found.json()).total).toBeGreaterThan(0)
  }).toPass({ timeout: 60_000, intervals: [50] })
  await enter('member', '/library/search')
  const field = page.getByRole('combobox', { name: '要查找的内容' })
  await field.fill('民主评')
  await expect(page.getByRole('option').first()).toBeVisible()
  await field.fill('连续六个月不参加组织生活')
  await field.press('Enter')
  const hit = page.getByRole('region', { name: '资料' }).getByRole('link', { name: /中国共产党章程.*第九条/ })
  await expect(hit).toBeVisible()
  await expect(page.locator('.hit mark').first()).toBeVisible()
  if (phone) {
    await page.getByRole('button', { name: /筛选/ }).click()
    await expect(page.getByRole('dialog', { name: '筛选' }).getByLabel('来源')).toBeVisible()
    await expect(page.getByRole('dialog', { name: '筛选' }).getByLabel('栏目')).toBeVisible()
    await page.getByRole('dialog', { name: '筛选' }).getByRole('button', { name: '关闭' }).click()
  } else await expect(page.getByRole('complementary', { name: '筛选' }).getByLabel('来源')).toBeVisible()
  await hit.click()
  await expect(page).toHaveURL(/\/library\/materials\/\d+#/)
  await expect(page.locator('[data-part]').filter({ hasText: '自行脱党' }).first()).toBeVisible()
})

test('What is written wrongly is asked back, what is not there gets advice, and the device forgets', async ({
  page,
  enter,
}) => {
  await enter('member', '/library/search?text=三会一科')
  await page.getByRole('button', { name: '三会一课', exact: true }).click()
  await expect(page).toHaveURL(/text=%E4%B8%89%E4%BC%9A%E4%B8%80%E8%AF%BE|text=三会一课/)
  const field = page.getByRole('combobox', { name: '要查找的内容' })
  await field.fill('退党自由')
  await field.press('Enter')
  // What was found before stands there until this is found.
  await expect(page.locator('.hit').filter({ hasText: '退党' }).first()).toBeVisible()
  await field.fill('xqzkwv7')
  await field.press('Enter')
  await expect(page.getByText('没有找到“xqzkwv7”')).toBeVisible()
  await page.goto('/library/search')
  await expect(page.getByRole('button', { name: '退党自由' })).toBeVisible()
  await page.getByRole('button', { name: '清除' }).click()
  await expect(page.getByRole('button', { name: '退党自由' })).toHaveCount(0)
})
