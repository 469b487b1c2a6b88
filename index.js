// n8n finds the nodes and credentials through the "n8n" entry of package.json.
module.exports = {};
