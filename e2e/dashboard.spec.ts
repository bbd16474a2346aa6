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
})
