import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('A board of one’s own', () => {
  test('is made from a beginning, shared, and seen by a branch with its own numbers', async ({
    page,
    enter,
    phone,
  }) => {
    test.slow()
    const name = `月报 ${test.info().project.name}`
    await enter('department', '/boards')
    await arrived(page)
    await page.getByRole('button', { name: '新建看板' }).click()
    const dialog = page.getByRole('dialog', { name: '新建看板' })
    await dialog.getByLabel('看板名称').fill(name)
    await dialog.getByLabel('添加卡片').selectOption({ label: '年龄' })
    await dialog.getByLabel('添加卡片').selectOption({ label: '任期届满' })
    await dialog.getByLabel('年龄：比较').selectOption({ label: '与上年同日' })
    await dialog.getByRole('button', { name: '任期届满上移' }).click()
    await expect(dialog.getByRole('listitem').first()).toContainText('任期届满')
    await dialog.getByRole('button', { name: /^共享给/ }).click()
    await page
      .getByRole('treeitem', { name: /星河研究院党委/ })
      .first()
      .click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page).toHaveURL(/\/boards\/\d+/)
    await expect(page.getByRole('heading', { name: '任期届满' })).toBeVisible()
    await expect(page.getByText('比较的是各自的占比。')).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    const address = new URL(page.url()).pathname

    await enter('secretary', '/boards')
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(name) })
      .click()
    await expect(page).toHaveURL(address)
    await expect(page.getByText(/启明所第八研究室党支部/).first()).toBeVisible()
    await expect(page.getByRole('button', { name: '修改' })).toHaveCount(0)
    await page.getByRole('button', { name: '订阅' }).click()
    await page.getByRole('menuitemradio', { name: '每周一' }).click()
    await expect(page.getByRole('button', { name: '已订阅：每周一' })).toBeVisible()
    if (!phone) {
      await page.getByRole('button', { name: '导出' }).click()
      const saved = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: 'PDF' }).click()
      expect((await saved).suggestedFilename()).toContain(name)
    }
  })
})
