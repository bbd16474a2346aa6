/**
 * 屏幕水印: who looks at a page, and when, lies pale over it, so that a photograph of the screen says whose it was. No rule
 * asks for it by number: which pages bear it is the institute's choice (M), as usual those with data of people.
 */
export const watermarkPolicies = ['personal', 'all', 'none'] as const
export type WatermarkPolicy = (typeof watermarkPolicies)[number]

export const watermarkNames: Record<WatermarkPolicy, string> = {
  personal: '有个人信息的页面',
  all: '全部页面',
  none: '不加水印',
}

export const usualWatermark: WatermarkPolicy = 'personal'

/** What stands on the screen: 王帆 1234, the end of the employee number, or the username of whoever has none. */
export const watermarkWords = (
  name: string,
  known: { employeeNo: string | null; username: string },
): string => `${name} ${known.employeeNo === null ? known.username : known.employeeNo.slice(-4)}`
