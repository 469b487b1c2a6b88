import { removeCopies } from './copies';
import { endRuns } from './underWay';

afterEach(endRuns);
afterAll(removeCopies);
