import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('The library', () => {
  test('an article is written, checked by another, and read by a member', async ({ page, enter, phone }) => {
    test.setTimeout(240_000)
    await enter('department', '/library/desk')
    await expectNoSideways(page)
    await page.getByRole('button', { name: '登记资料' }).click()
    const dialog = page.getByRole('dialog').last()
    await dialog.getByLabel('标题').fill('在外场过一次主题党日')
    if (phone) await dialog.getByLabel('栏目').selectOption({ label: '理论学习' })
    else {
      await dialog.getByLabel('栏目').click()
      await page.getByTitle('理论学习').click()
    }
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(page).toHaveURL(/\/library\/desk\/\d+/)
    await page.getByRole('textbox', { name: '正文' }).fill('试验间隙，外场临时党支部在帐篷里一起学习。')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('已保存').first()).toBeVisible()
    await page.getByRole('button', { name: '提交审核' }).click()
    await expect(page.getByText('待审核').first()).toBeVisible()
    await expect(page.getByRole('button', { name: '审核通过并发布' })).toBeHidden()
    const address = new URL(page.url()).pathname
    const reading = address.replace('/desk/', '/materials/')

    await enter('several', address)
    await page.getByRole('button', { name: '审核通过并发布' }).click()
    await expect(page.getByText('已发布').first()).toBeVisible()

    await enter('member', '/library')
    await expectAccessible(page)
    await expectNoSideways(page)
    await expect(page.getByText('在外场过一次主题党日').first()).toBeVisible()
    await page.goto(reading)
    await arrived(page)
    await expect(page.getByText('外场临时党支部在帐篷里').first()).toBeVisible()
    await expectNoSideways(page)
  })

  test('an alert leads to the article it rests on, and that back to what applies it', async ({
    page,
    enter,
  }) => {
    await enter('department', '/library/materials/by-code/branch-rules')
    await expect(page.getByText('现行有效').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: /第七条/ }).first()).toBeVisible()
    await expect(page.getByText('全文以发布机关公布的文本为准').first()).toBeVisible()
    await expect(page.getByText('临时党支部不办理的事项').first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })
})
