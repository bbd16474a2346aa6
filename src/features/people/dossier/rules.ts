/** Who gave an honour, from the highest. */
export const honourLevels = ['国家级', '省部级', '集团级', '院级', '所级', '支部级'] as const
