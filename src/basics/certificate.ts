/** Whether a text is a certificate as PEM, or several that follow each other. */
export const isCertificate = (text: string): boolean =>
  /^-----BEGIN CERTIFICATE-----\r?\n[\s\S]+\r?\n-----END CERTIFICATE-----$/.test(text)
