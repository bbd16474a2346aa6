import { after, choose, dialogOf } from './requesting.ts'
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

test('A rule of the house is replaced: the new one is checked by another, the old one leads to it', async ({
  page,
  enter,
  phone,
}) => {
  test.setTimeout(240_000)
  const old = phone ? '星河研究院印章使用管理办法' : '星河研究院党建工作档案管理办法'
  await enter('department', `/library/desk?text=${encodeURIComponent(old)}`)
  await page.getByText(old, { exact: true }).last().click()
  await arrived(page)
  await page.getByRole('button', { name: '修订、代替或废止' }).click()
  await choose(page, '怎么改', '代替：由另一项新规定代替', phone)
  await dialogOf(page).getByLabel('施行（废止）日期').fill(after(-1))
  await dialogOf(page).getByLabel('施行（废止）日期').press('Tab')
  await dialogOf(page).getByLabel('新规定的标题').fill(`${old}（新）`)
  await dialogOf(page).getByLabel('修订说明').fill('按上级新规定重写')
  await dialogOf(page).getByRole('button', { name: '起草', exact: true }).click()
  await expect(page.getByText('发布以后代替').first()).toBeVisible()
  await page
    .getByRole('textbox', { name: '正文' })
    .fill('第一条　为了规范工作，重新制定本办法，自发布之日起施行。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存').first()).toBeVisible()
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('待审核').first()).toBeVisible()
  await expectNoSideways(page)
  const address = new URL(page.url()).pathname

  await enter('several', address)
  await page.getByRole('button', { name: '审核通过并发布' }).click()
  await expect(page.getByText('代替了').first()).toBeVisible()
  await page.getByRole('link', { name: `《${old}》` }).click()
  await arrived(page)
  await page.getByRole('link', { name: '看读者看到的' }).click()
  await arrived(page)
  await expect(page.getByText('已废止').first()).toBeVisible()
  await page.getByRole('link', { name: `看${old}（新）` }).click()
  await expect(page.getByText('现行有效').first()).toBeVisible()
  await expectNoSideways(page)
})

test('Whoever revises a regulation finds the rules, papers and open cases under it, each opening what it is', async ({
  page,
  enter,
}) => {
  await enter('department', '/library/materials/by-code/election-rules')
  await expect(page.getByRole('heading', { name: '在平台上的适用' })).toBeVisible()
  await expect(page.getByRole('link', { name: '关于换届、延期、提前换届的请示' })).toHaveAttribute(
    'href',
    '/document-templates/request-election',
  )
  await expect(page.getByRole('heading', { name: '正在按这项规定办理的事项' })).toBeVisible()
  await page
    .locator('section', { has: page.getByRole('heading', { name: '正在按这项规定办理的事项' }) })
    .getByRole('link')
    .first()
    .click()
  await expect(page).toHaveURL(/\/(elections|requests)\/\d+/)
  await arrived(page)

  await enter('member', '/library/materials/by-code/election-rules')
  await expect(page.getByRole('heading', { name: '在平台上的适用' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '正在按这项规定办理的事项' })).toHaveCount(0)
  await expectNoSideways(page)
})
