import { expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('The dashboard', () => {
  test('leads down the tree by names and to the people by numbers', async ({ page, enter }) => {
    test.slow()
    await enter('department', '/dashboard')
    // Other journeys admit members to the same institute.
    const members = page.getByRole('link', { name: /^党员\s*14,9\d\d/ })
    await expect(members).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)

    await page.getByRole('link', { name: '启明所党委' }).click()
    await expect(page).toHaveURL(/organizationId=\d+/)
    const way = page.getByRole('navigation', { name: '党组织层级' })
    await expect(way.getByText('启明所党委')).toBeVisible()

    const women = page.getByRole('link', { name: /^女党员/ })
    const count = /女党员\s*([\d,]+)/.exec((await women.textContent()) ?? '')?.[1] ?? ''
    await women.click()
    await expect(page).toHaveURL(/\/people\?.*gender=female/)
    await expect(page.getByText(new RegExp(`共\\s*${count}`)).first()).toBeVisible()

    await page.goBack()
    await way.getByRole('link', { name: '星河研究院党委' }).click()
    await expect(members).toBeVisible()
  })

  test('opens the branches of a size', async ({ page, enter }) => {
    await enter('department', '/dashboard')
    await page.getByRole('link', { name: /50人以上.*[1-9] 个/ }).click()
    await expect(page).toHaveURL(/size=over50/)
    await expect(page.getByText(/^(?:5[1-9]|6\d) 人$/).first()).toBeVisible()
  })

  test('shows a branch secretary the own branch only', async ({ page, enter }) => {
    await enter('secretary', '/dashboard')
    await expect(page.getByText('启明所第八研究室党支部').first()).toBeVisible()
    await expect(page.getByText('下级党组织')).toHaveCount(0)
  })

  test('shows any past day, beside the year before, and opens whoever a number counts', async ({
    page,
    enter,
  }) => {
    test.slow()
    await enter('department', '/dashboard')
    await page.getByRole('tab', { name: '工作进展' }).click()
    await expect(page.getByRole('heading', { name: '待处理的提醒' })).toBeVisible()
    await page.getByRole('tab', { name: '队伍结构' }).click()
    const joined = page.locator('.panel').filter({ has: page.getByRole('heading', { name: '入党时间' }) })
    const since2012 = joined.getByRole('button', { name: /2012年11月以来/ })
    await expect(since2012).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    const count = (await since2012.locator('.number').first().textContent()) ?? ''
    await since2012.click()
    const list = page.getByRole('dialog', { name: /入党时间/ })
    await expect(list.getByText(new RegExp(`共\\s*${count}\\s*人`))).toBeVisible()
    await page.goBack()
    await expect(list).toHaveCount(0)

    const slider = page.getByRole('slider', { name: '看哪一天的数字' })
    await slider.focus()
    for (let month = 0; month < 14; month++) await slider.press('ArrowLeft')
    await expect(page).toHaveURL(/asOf=2025-\d\d-\d\d/)
    await expect(since2012).not.toHaveText(new RegExp(`以来\\s*${count}`))
    await page.getByRole('combobox', { name: '比较' }).selectOption('lastYear')
    await expect(joined.getByText('比较的是各自的占比。')).toBeVisible()

    await page.getByRole('tab', { name: '今后' }).click()
    await expect(page.getByText('是推算，不是预测').first()).toBeVisible()
    await expectNoSideways(page)
  })
})
