/// The description of the HTTP door: OpenAPI 3.1. The same as `Schemas/spamlintd.openapi.json`, which a test sees to.
enum OpenAPI {
    static let document = Array(text.utf8)

    private static let text = #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "spamlintd",
            "version": "1",
            "description": "Lints messages before they are sent. The same message gives the same answer.",
            "license": {
              "name": "Apache-2.0",
              "identifier": "Apache-2.0"
            }
          },
          "servers": [
            {
              "url": "/"
            }
          ],
          "security": [
            {},
            {
              "bearer": []
            }
          ],
          "paths": {
            "/v1/lint": {
              "post": {
                "operationId": "lint",
                "summary": "Report on a message",
                "parameters": [
                  {
                    "name": "format",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string",
                      "enum": [
                        "text",
                        "gcc",
                        "json",
                        "ndjson",
                        "sarif",
                        "github",
                        "gitlab",
                        "junit",
                        "checkstyle",
                        "rdjsonl",
                        "tap",
                        "markdown",
                        "html"
                      ]
                    },
                    "description": "Format of the report; else Accept"
                  },
                  {
                    "name": "lang",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string",
                      "enum": [
                        "en",
                        "zh"
                      ]
                    },
                    "description": "Language of texts; else Accept-Language"
                  },
                  {
                    "name": "name",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string"
                    },
                    "description": "What the message is called in the report; its ending tells templates from messages. Never opened"
                  },
                  {
                    "name": "gain",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string"
                    },
                    "description": "Tell what each fix would gain"
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "message/rfc822": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    },
                    "text/html": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    },
                    "application/json": {
                      "schema": {
                        "description": "The mail object of Postmark, SendGrid, SES, Mailgun, Nodemailer or Resend"
                      }
                    },
                    "application/octet-stream": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "The report",
                    "content": {
                      "application/json": {
                        "schema": {
                          "type": "array",
                          "items": {
                            "type": "object",
                            "required": [
                              "schema",
                              "path"
                            ]
                          }
                        }
                      },
                      "application/x-ndjson": {
                        "schema": {
                          "type": "string"
                        }
                      },
                      "application/sarif+json": {
                        "schema": {
                          "type": "object"
                        }
                      },
                      "text/html": {
                        "schema": {
                          "type": "string"
                        }
                      },
                      "text/markdown": {
                        "schema": {
                          "type": "string"
                        }
                      },
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "400": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "413": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "422": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "406": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/v1/fix": {
              "post": {
                "operationId": "fix",
                "summary": "Mend a message",
                "parameters": [
                  {
                    "name": "unsafe",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string"
                    },
                    "description": "Apply fixes that may change the meaning, too"
                  },
                  {
                    "name": "signed",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string"
                    },
                    "description": "Take signatures off, because the message will be signed again"
                  },
                  {
                    "name": "select",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string"
                    },
                    "description": "Rules whose findings are mended, with commas"
                  },
                  {
                    "name": "name",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string"
                    },
                    "description": "What the message is called in the report; its ending tells templates from messages. Never opened"
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "message/rfc822": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    },
                    "text/html": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    },
                    "application/octet-stream": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "The message, mended; X-Spamlint-Mended names the rules",
                    "headers": {
                      "X-Spamlint-Mended": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    },
                    "content": {
                      "message/rfc822": {
                        "schema": {
                          "type": "string",
                          "format": "binary"
                        }
                      },
                      "text/html": {
                        "schema": {
                          "type": "string"
                        }
                      },
                      "application/octet-stream": {
                        "schema": {
                          "type": "string",
                          "format": "binary"
                        }
                      }
                    }
                  },
                  "400": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "413": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "422": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "415": {
                    "description": "Mail objects are not mended",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/v1/text": {
              "post": {
                "operationId": "text",
                "summary": "The text of a message as a reader sees it",
                "parameters": [
                  {
                    "name": "name",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string"
                    },
                    "description": "What the message is called in the report; its ending tells templates from messages. Never opened"
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "message/rfc822": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    },
                    "text/html": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    },
                    "application/json": {
                      "schema": {
                        "description": "The mail object of Postmark, SendGrid, SES, Mailgun, Nodemailer or Resend"
                      }
                    },
                    "application/octet-stream": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "The text",
                    "content": {
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "400": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "413": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "422": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/v1/rules": {
              "get": {
                "operationId": "rules",
                "summary": "Every rule",
                "parameters": [
                  {
                    "name": "lang",
                    "in": "query",
                    "required": false,
                    "schema": {
                      "type": "string",
                      "enum": [
                        "en",
                        "zh"
                      ]
                    },
                    "description": "Language of texts; else Accept-Language"
                  }
                ],
                "responses": {
                  "200": {
                    "description": "The rules",
                    "content": {
                      "application/json": {
                        "schema": {}
                      }
                    }
                  },
                  "400": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/v1/openapi.json": {
              "get": {
                "operationId": "openapi",
                "summary": "This document",
                "responses": {
                  "200": {
                    "description": "This document",
                    "content": {
                      "application/json": {
                        "schema": {
                          "type": "object"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/checkv2": {
              "post": {
                "operationId": "checkv2",
                "summary": "As Rspamd answers: what its stock rules would raise, then our findings as SPAMLINT_ symbols",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/octet-stream": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    },
                    "message/rfc822": {
                      "schema": {
                        "type": "string",
                        "format": "binary",
                        "minLength": 1
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "The verdict",
                    "content": {
                      "application/json": {
                        "schema": {
                          "type": "object",
                          "required": [
                            "score",
                            "required_score",
                            "action",
                            "symbols"
                          ]
                        }
                      }
                    }
                  },
                  "400": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "413": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/filter": {
              "post": {
                "operationId": "filter",
                "summary": "As Postmark's spam check answers",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "$ref": "#/components/schemas/FilterRequest"
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "The score",
                    "content": {
                      "application/json": {
                        "schema": {
                          "type": "object",
                          "required": [
                            "success"
                          ]
                        }
                      }
                    }
                  },
                  "400": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "oneOf": [
                            {
                              "$ref": "#/components/schemas/Error"
                            },
                            {
                              "$ref": "#/components/schemas/FilterFailure"
                            }
                          ]
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "413": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "422": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/stalwart": {
              "post": {
                "operationId": "stalwart",
                "summary": "As an MTA hook of Stalwart at the stage data",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": [
                          "context"
                        ],
                        "properties": {
                          "context": {
                            "type": "object",
                            "required": [
                              "stage"
                            ],
                            "properties": {
                              "stage": {
                                "type": "string"
                              }
                            }
                          },
                          "envelope": {
                            "type": [
                              "object",
                              "null"
                            ]
                          },
                          "message": {
                            "type": [
                              "object",
                              "null"
                            ]
                          }
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "What becomes of the message",
                    "content": {
                      "application/json": {
                        "schema": {
                          "type": "object",
                          "required": [
                            "action"
                          ]
                        }
                      }
                    }
                  },
                  "400": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "413": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "422": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/ping": {
              "get": {
                "operationId": "ping",
                "summary": "As Rspamd answers",
                "responses": {
                  "200": {
                    "description": "pong",
                    "content": {
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              },
              "post": {
                "operationId": "pingPost",
                "summary": "As Rspamd answers",
                "responses": {
                  "200": {
                    "description": "pong",
                    "content": {
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/health": {
              "get": {
                "operationId": "health",
                "summary": "Whether the daemon lives",
                "responses": {
                  "200": {
                    "description": "It does",
                    "content": {
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/ready": {
              "get": {
                "operationId": "ready",
                "summary": "Whether the daemon takes messages",
                "responses": {
                  "200": {
                    "description": "It does",
                    "content": {
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "503": {
                    "description": "It is stopping",
                    "content": {
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            },
            "/metrics": {
              "get": {
                "operationId": "metrics",
                "summary": "Figures for Prometheus",
                "responses": {
                  "200": {
                    "description": "Figures",
                    "content": {
                      "text/plain": {
                        "schema": {
                          "type": "string"
                        }
                      }
                    }
                  },
                  "401": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "429": {
                    "description": "What was wrong",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  },
                  "405": {
                    "description": "Not this method",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Error"
                        }
                      }
                    }
                  }
                }
              }
            }
          },
          "components": {
            "securitySchemes": {
              "bearer": {
                "type": "http",
                "scheme": "bearer"
              }
            },
            "schemas": {
              "Error": {
                "type": "object",
                "required": [
                  "error"
                ],
                "properties": {
                  "error": {
                    "type": "string"
                  }
                }
              },
              "FilterRequest": {
                "type": "object",
                "required": [
                  "email"
                ],
                "properties": {
                  "email": {
                    "type": "string",
                    "minLength": 1
                  },
                  "options": {
                    "description": "\"short\" leaves out report and rules"
                  }
                }
              },
              "FilterFailure": {
                "type": "object",
                "required": [
                  "success",
                  "message"
                ],
                "properties": {
                  "success": {
                    "const": false
                  },
                  "message": {
                    "type": "string"
                  }
                }
              }
            }
          }
        }
        """#
}
