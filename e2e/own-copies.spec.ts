import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

test('A member reads what is kept of him and why, and takes a copy of it home', async ({ page, enter }) => {
  await enter('member', '/own-record')
  const main = page.getByRole('main')
  await main.getByRole('tab', { name: '登记了什么' }).click()
  await main.getByText('谈心谈话', { exact: true }).first().click()
  await expect(main.getByText('内容只有谈话双方和所在党支部，党支部每看一次留记录')).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  const coming = page.waitForEvent('download')
  await main.getByRole('button', { name: '下载本人信息副本' }).click()
  const copy = await coming
  expect(copy.suggestedFilename()).toMatch(/^本人信息副本_.+\.xlsx$/)
  const { sheets } = await readXlsx(readFileSync(await copy.path()))
  const personal = sheets.find(({ name }) => name === '基本信息')?.rows ?? []
  const number = personal.find(([label]) => label === '公民身份号码')?.[1]
  expect(String(number)).toMatch(/^\d{17}[\dX]$/)
})

test('In elder mode nothing of it sticks out', { tag: '@phone' }, async ({ page, enter }) => {
  await useTypeSize(page, 'elder')
  await enter('member', '/own-record?tab=kept')
  await page.getByRole('main').getByText('党费', { exact: true }).first().click()
  await expectNoSideways(page)
})
