// question: 图谱中有哪些名称含有某词？ | Which names in the graph contain a text?
// param: text string required a part of a name, title or alias
// param: limit integer optional=50 how many rows
// column: label what it is
// column: name its name or title
// column: id its id
CALL {
  MATCH (n:Mechanism)
  WHERE n.name IS NOT NULL
    AND (n.name CONTAINS $text OR any(x IN coalesce(n.aliases, []) WHERE x CONTAINS $text))
  RETURN 'Mechanism' AS label, n.name AS name, n.id AS id
  UNION
  MATCH (n:Indicator) WHERE n.name CONTAINS $text RETURN 'Indicator' AS label, n.name AS name, n.id AS id
  UNION
  MATCH (n:Document) WHERE n.title CONTAINS $text RETURN 'Document' AS label, n.title AS name, n.id AS id
  UNION
  MATCH (n:Agency) WHERE n.name IS NOT NULL AND (n.name CONTAINS $text OR n.full_name CONTAINS $text)
  RETURN 'Agency' AS label, coalesce(n.full_name, n.name) AS name, n.id AS id
  UNION
  MATCH (n:Region) WHERE n.name CONTAINS $text RETURN 'Region' AS label, n.name AS name, n.id AS id
  UNION
  MATCH (n:Honour) WHERE n.name CONTAINS $text RETURN 'Honour' AS label, n.name AS name, n.id AS id
}
RETURN label, name, id
ORDER BY label, name, id
LIMIT $limit
