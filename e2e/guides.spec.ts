import { dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

test.describe('换届怎么办', () => {
  test('ends in the election form of one’s own branch', async ({ page, enter }) => {
    await enter('secretary', '/guides')
    await expect(page.getByRole('heading', { name: '党费', exact: true })).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByLabel('想办什么事？').fill('任期届满')
    await page.getByRole('link', { name: /换届怎么办/ }).click()
    await arrived(page)

    await expect(page.getByLabel('名册中的情况')).toContainText(/正式党员 \d+ 名/)
    await expect(page.getByRole('button', { name: /按名册/ })).toHaveCount(1)
    await page.getByRole('button', { name: /六个月以内届满/ }).click()
    const size = page.getByRole('heading', { name: '支部有正式党员多少名？' })
    await expect(size).toBeFocused()
    // By the keyboard alone: the first answer is the next stop after the question.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /选举支部委员会/ })).toBeFocused()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.goBack()
    await expect(size).toBeVisible()
    await page.goForward()

    await page.getByRole('link', { name: '发起换届选举' }).click()
    await expect(page).toHaveURL(/\/elections\?organizationId=\d+/)
    await expect(dialogOf(page)).toContainText('发起换届选举')
  })

  test('says to a member who may, and whom to ask', async ({ page, enter }) => {
    await useTypeSize(page, 'elder')
    await enter('member', '/guides/term-election?way=1-0')
    await expect(page.getByText(/发起换届选举：由党支部书记、副书记、委员办理/)).toBeVisible()
    await expect(page.getByText(/可以找：.*党支部|可以找：.*支部委员会/)).toBeVisible()
    await expect(page.getByRole('link', { name: '发起换届选举' })).toHaveCount(0)
    await expectNoSideways(page)
    await expectAccessible(page)

    await page.goto('/guides/transfer?way=0-0')
    await page.getByRole('link', { name: '申请转出本人组织关系' }).click()
    await expect(page).toHaveURL(/\/own-transfers/)
  })
})

test('A guide is edited, tried and published by the department', async ({ page, enter }) => {
  await enter('department', '/guides/talks')
  await page.getByRole('button', { name: '编辑' }).click()
  await page.getByRole('textbox', { name: '问题' }).fill('您要登记哪一次谈话？')
  await expect(page.getByText('有未发布的修改')).toBeVisible()
  await page.getByRole('tab', { name: '试走' }).click()
  await page.getByRole('button', { name: /我和另一名党员谈的/ }).click()
  await expect(page.getByRole('heading', { name: '登记自己的谈心谈话' })).toBeVisible()
  await page.getByRole('tab', { name: '检查' }).click()
  await expect(page.getByText(/可以发布：共有 2 条路径/)).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: '发布新版本' }).click()
  await dialogOf(page).getByLabel('改了什么、依据').fill('问法改得更明白')
  await dialogOf(page).getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('已发布第 2 版')).toBeVisible()
  await expect(page.getByRole('heading', { name: '您要登记哪一次谈话？' })).toBeVisible()

  await enter('member', '/guides')
  await page.getByLabel('想办什么事？').fill('谈心谈话')
  // All guides give way to the few that were found: a press on the way between the two would be lost.
  await expect(page.getByText(/^找到 [1-9] 份办事指南$/)).toHaveCount(1)
  await page
    .locator('main')
    .getByRole('link', { name: /谈心谈话/ })
    .first()
    .click()
  await arrived(page)
  await expect(page.getByRole('heading', { name: '您要登记哪一次谈话？' })).toBeVisible()
  await page.getByRole('button', { name: /我和另一名党员谈的/ }).click()
  await expect(page.getByRole('heading', { name: '登记自己的谈心谈话' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.locator('main').getByRole('link', { name: /登记/ }).first().click()
  await expect(page).toHaveURL(/\/my-talks/)
})
