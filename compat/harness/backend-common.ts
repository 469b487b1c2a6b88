import * as core from 'n8n-core';

/** The logger's class, which older versions of n8n-core export themselves. */
export const Logger: unknown = Reflect.get(core, 'Logger');
