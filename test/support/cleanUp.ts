import { removeCopies } from './copies';
import { closeLeftOpen } from './leftOpen';
import { endRuns } from './underWay';

afterEach(endRuns);
afterAll(closeLeftOpen);
afterAll(removeCopies);
